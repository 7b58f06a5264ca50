import { sql } from 'kysely'
import type { z } from 'zod'
import { may, readMembers } from '#workspace'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { PersonNoteView } from '../contract.ts'
import { toNote } from '../reading/person.ts'

const notYours = (): Refusal => new Refusal('not-found', 'no-such-note', 'This note is not there, or not yours. A lead can remove what others wrote.')

/** Removes a note: one's own, or as a lead any. It can be brought back. */
export async function removeNote({ tx, by, now }: Work, noteId: string): Promise<void> {
  const { rows } = await sql<{ person_id: string }>`
    update people.note set removed_at = ${now}, removed_by = ${memberOf(by)}
    where id = ${noteId} and removed_at is null and (by = ${memberOf(by)} or ${may(by.role, 'desk.lead')}) returning person_id`.execute(tx)
  if (!rows[0]) throw notYours()
  await record(tx, now, [{ kind: 'note.removed', by: memberOf(by), personId: rows[0].person_id, data: { noteId } }])
}

/** Brings a removed note back (undo). For who removed it, who wrote it, or a lead. */
export async function restoreNote({ tx, by, now }: Work, noteId: string): Promise<z.input<typeof PersonNoteView>> {
  const { rows } = await sql<{ id: string; person_id: string; text: string; by: string | null; at: Date }>`
    update people.note set removed_at = null, removed_by = null
    where id = ${noteId} and removed_at is not null and (${memberOf(by)} in (by, removed_by) or ${may(by.role, 'desk.lead')}) returning id, person_id, text, by, at`.execute(
    tx,
  )
  const note = rows[0]
  if (!note) throw notYours()
  await record(tx, now, [{ kind: 'person.noted', by: memberOf(by), personId: note.person_id, data: { noteId, restored: true } }])
  return toNote(note, await readMembers(tx, note.by ? [note.by] : []))
}
