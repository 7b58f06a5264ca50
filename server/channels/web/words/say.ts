import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Beyond } from '../beyond.ts'
import { handleOf, toItem, type Word } from '../item.ts'
import { demandOpen, type Place } from '../place.ts'
import { suspicionOf } from '../spam/suspicion.ts'
import { readReputation } from '../spam/reputation.ts'
import type { Visitor } from '../visits/visitor.ts'
import { addLine, findLine, instantAfter, lastLine } from './transcript.ts'

/** After a silence this long a visitor begins a conversation anew, ms. */
const SILENCE = 30 * 24 * 3_600_000

/** How a word came, as far as it tells people from machines. */
export interface Manner {
  /** They filled in what only a machine sees. */
  trapped: boolean
  /** From when the page was shown to the first word, ms; null: it is not the first. */
  took: number | null
}

/**
 * Takes what a visitor wrote to the desk, and keeps it for them, in one transaction: once it is answered, it is there. The same
 * word again, by its id, adds nothing and is answered the same. The first of a visit that looks like spam is held aside.
 * @param visitor locked
 */
export async function say(
  tx: Tx,
  now: Date,
  beyond: Beyond,
  place: Place,
  visitor: Visitor,
  word: Omit<Word, 'at'>,
  manner: Manner,
): Promise<{ place: number; at: Date }> {
  const there = await findLine(tx, visitor.id, word.id)
  if (there) return there
  demandOpen(place)
  const last = await lastLine(tx, visitor.id)
  const at = instantAfter(last, now)
  const before = last && at.getTime() - last.at.getTime() <= SILENCE ? last.id : null
  const suspect = visitor.last_place > 0 || visitor.user_id ? null : suspicionOf(word.text, manner, await readReputation(tx, now, beyond, visitor))
  const { conversationId } = await beyond.takeIn(tx, place.channelId, toItem(visitor, { ...word, at }, before), suspect)
  if (visitor.last_place === 0 && visitor.email) await beyond.note(tx, handleOf(visitor.id), `✉ ${visitor.email}`)
  await sql`update channels.visitor set conversation_id = ${conversationId} where id = ${visitor.id}`.execute(tx)
  return { place: await addLine(tx, at, visitor.id, { ...word, direction: 'in', attachments: word.attachments ?? [] }), at }
}
