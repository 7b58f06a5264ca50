import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'

/** Writes notes about people by Aerie itself. One statement, besides the facts. */
export async function noteAll(tx: Tx, now: Date, notes: readonly { personId: string; text: string }[]): Promise<void> {
  if (notes.length === 0) return
  const rows = notes.map((note) => ({ id: newId(), ...note }))
  await sql`
    insert into people.note (id, person_id, text, by, at)
    select id, person_id, text, null, ${now} from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.personId)}::uuid[],
      ${rows.map((row) => row.text)}::text[]) as note (id, person_id, text)`.execute(tx)
  await record(
    tx,
    now,
    rows.map(({ id, personId }) => ({ kind: 'person.noted' as const, personId, data: { noteId: id } })),
  )
}
