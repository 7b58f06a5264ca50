import type { Followed } from '#listening'
import { readWeights } from '#people'
import { asCorrected, readAssessments, renewAssessments, withTier, type Assessment, type Reader } from '#triage'
import type { Tx } from '#platform/db.ts'

/** What an edited item was read to be now, by item id. */
export type ReadAgain = ReadonlyMap<string, Assessment>

/**
 * Reads anew what authors of theirs wrote otherwise, and keeps that in the place of the first reading. The language read first
 * serves as a hint; what people said is right stays so.
 */
export async function readAgain(tx: Tx, reader: Reader, followed: readonly Followed[]): Promise<ReadAgain> {
  const edited = followed.filter((one) => one.change === 'edited' && one.direction === 'in')
  if (edited.length === 0) return new Map()
  const before = await readAssessments(
    tx,
    edited.map((one) => one.itemId),
  )
  const weights = await readWeights(
    tx,
    edited.map((one) => one.identityId),
  )
  const plain = await reader.understandAll(
    edited.map(({ itemId, identityId, text, subject, visibility }) => {
      const lang = before.get(itemId)?.language ?? null
      return { text, subject, lang, visibility, followers: weights.get(identityId)?.followers ?? null }
    }),
  )
  const read = plain.map((one, i) => withTier(one, weights.get(edited[i]!.identityId)?.customer?.tier))
  await renewAssessments(
    tx,
    reader.name,
    edited.map(({ itemId }, i) => ({ itemId, ...read[i]! })),
  )
  return new Map(edited.map(({ itemId }, i) => [itemId, asCorrected(read[i]!, before.get(itemId)?.opinions ?? [])]))
}
