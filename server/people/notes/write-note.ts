import { sql } from 'kysely'
import type { z } from 'zod'
import { readMembers } from '#workspace'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { PersonNoteView } from '../contract.ts'
import { noSuchPerson } from '../reading/names.ts'
import { toNote } from '../reading/person.ts'
import { demandOutsideWall } from '../wall.ts'

/** Writes down something about a person, for colleagues. */
export async function writeNote({ tx, by, now }: Work, personId: string, text: string): Promise<z.input<typeof PersonNoteView>> {
  await demandOutsideWall(tx, personId)
  const note = { id: newId(), text, by: memberOf(by), at: now }
  const { rows } = await sql`
    insert into people.note (id, person_id, text, by, at) select ${note.id}, id, ${text}, ${note.by}, ${now} from people.person where id = ${personId} returning id`.execute(
    tx,
  )
  if (rows.length === 0) throw noSuchPerson()
  await record(tx, now, [{ kind: 'person.noted', by: note.by, personId, data: { noteId: note.id } }])
  return toNote(note, await readMembers(tx, note.by ? [note.by] : []))
}
