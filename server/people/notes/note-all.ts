import { sql } from 'kysely'
import { WALLED } from '#channels'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'

/** Writes notes about people by Aerie itself; none on who is behind a network's wall (wall.ts). One statement, besides the facts. */
export async function noteAll(tx: Tx, now: Date, notes: readonly { personId: string; text: string }[]): Promise<void> {
  if (notes.length === 0) return
  const rows = notes.map((note) => ({ id: newId(), ...note }))
  const { rows: written } = await sql<{ id: string }>`
    insert into people.note (id, person_id, text, by, at)
    select id, person_id, text, null, ${now} from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.personId)}::uuid[],
      ${rows.map((row) => row.text)}::text[]) as note (id, person_id, text)
    where not exists (select from people.identity i where i.person_id = note.person_id and i.network = any(${WALLED}))
    returning id`.execute(tx)
  const there = new Set(written.map((one) => one.id))
  await record(
    tx,
    now,
    rows.filter((row) => there.has(row.id)).map(({ id, personId }) => ({ kind: 'person.noted' as const, personId, data: { noteId: id } })),
  )
}
