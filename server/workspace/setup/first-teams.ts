import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

const FIRST = [
  { name: 'Care', purpose: 'care' },
  { name: 'Sales', purpose: 'sales' },
  { name: 'Marketing', purpose: 'marketing' },
] as const

/**
 * Makes the teams a company begins with, unless it has one: Care takes what no rule sends elsewhere. They are there before
 * the first administrator, so that whatever comes in finds a team from the first second on.
 */
export async function makeFirstTeams(tx: Tx, now: Date): Promise<void> {
  await lockName(tx, 'workspace setup')
  const { rows } = await sql`select from workspace.team limit 1`.execute(tx)
  if (rows.length > 0) return
  for (const { name, purpose } of FIRST) {
    await sql`insert into workspace.team (id, name, purpose, time_zone, is_default, created_at) values (${newId()}, ${name}, ${purpose}, 'UTC', ${purpose === 'care'}, ${now})`.execute(
      tx,
    )
  }
}
