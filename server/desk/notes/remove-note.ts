import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { demandMember } from '../allow.ts'

export const noSuchNote = (): Refusal => new Refusal('not-found', 'no-such-note', 'This note is not there, or not yours to remove or bring back.')

/** Removes a note of one's own; it can be brought back. Whom no other note of the conversation mentions is mentioned there no more. */
export async function removeNote(work: Work, id: string): Promise<{ done: true }> {
  const { tx, now } = work
  const me = demandMember(work.by)
  const { rows } = await sql<{ conversation_id: string }>`
    update desk.note set removed_at = ${now} where id = ${id} and by = ${me} and removed_at is null returning conversation_id`.execute(tx)
  if (!rows[0]) throw noSuchNote()
  const conversationId = rows[0].conversation_id
  const { rows: gone } = await sql<{ member_id: string }>`
    delete from desk.mention where conversation_id = ${conversationId} and not exists (
      select from desk.note where note.conversation_id = mention.conversation_id and removed_at is null and member_id = any(mentions))
    returning member_id`.execute(tx)
  await record(tx, now, [{ kind: 'note.removed', by: me, conversationId, data: { noteId: id, unmentioned: gone.map((one) => one.member_id) } }])
  return { done: true }
}
