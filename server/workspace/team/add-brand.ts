import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'

/** Adds a brand the company answers under. Refuses a name in use. */
export async function addBrand({ tx, by, now }: Work, name: string): Promise<{ id: string; name: string }> {
  const id = newId()
  const { rows } = await sql`insert into workspace.brand (id, name, created_at) values (${id}, ${name}, ${now}) on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) throw new Refusal('conflict', 'brand-name-in-use', `A brand called ${name} is there already.`)
  await record(tx, now, [{ kind: 'brand.added', by: memberOf(by), data: { brandId: id, name } }])
  return { id, name }
}
