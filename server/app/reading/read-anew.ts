import { readWeights } from '#people'
import { readAsRead, withTier, type Assessment, type Known, type Reader } from '#triage'
import type { Tx } from '#platform/db.ts'

/** An item that was read before. */
interface ReadBefore {
  itemId: string
  identityId: string
  text: string
  subject: string | null
  visibility: 'public' | 'direct'
}

/** What was read of an item first (null: nothing), and what is read of it now, by what its author is to the company now. */
interface ReadNow {
  itemId: string
  was: Known | null
  now: Assessment
}

/** Reads items anew that were read before. The language read first serves as a hint. */
export async function readAnew(tx: Tx, reader: Reader, items: readonly ReadBefore[]): Promise<ReadNow[]> {
  const before = await readAsRead(
    tx,
    items.map((one) => one.itemId),
  )
  const weights = await readWeights(
    tx,
    items.map((one) => one.identityId),
  )
  const plain = await reader.understandAll(
    items.map(({ itemId, identityId, text, subject, visibility }) => {
      const lang = before.get(itemId)?.language ?? null
      return { text, subject, lang, visibility, followers: weights.get(identityId)?.followers ?? null }
    }),
  )
  return items.map(({ itemId, identityId }, i) => ({
    itemId,
    was: before.get(itemId) ?? null,
    now: withTier(plain[i]!, weights.get(identityId)?.customer?.tier),
  }))
}
