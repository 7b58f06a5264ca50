import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Brand } from '../read.ts'

/** More brands than a list shows are refused, so that no list needs pages. */
const MOST = 200

/** Adds a brand the company answers under. Refuses a name in use, in whatever case, and one more than there may be. */
export async function addBrand({ tx, by, now }: Work, name: string): Promise<Brand> {
  await lockName(tx, 'workspace brands') // so that two at once are counted
  await demandFreeName(tx, name, null)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from workspace.brand`.execute(tx)
  if (rows[0]!.count >= MOST)
    throw new Refusal('conflict', 'too-many-brands', `There are ${MOST} brands, and no more can be added. Remove one that is not used any more first.`)
  const id = newId()
  await sql`insert into workspace.brand (id, name, created_at) values (${id}, ${name}, ${now})`.execute(tx)
  await record(tx, now, [{ kind: 'brand.added', by: memberOf(by), data: { brandId: id, name } }])
  return { id, name }
}

/** Refuses a name that another brand has. */
export async function demandFreeName(tx: Tx, name: string, own: string | null): Promise<void> {
  const { rows } = await sql`select from workspace.brand where lower(name) = lower(${name}) and id is distinct from ${own}::uuid`.execute(tx)
  if (rows.length > 0) throw new Refusal('conflict', 'brand-name-in-use', `A brand called ${name} is there already. Choose another name.`)
}
