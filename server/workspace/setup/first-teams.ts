import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

const FIRST = [
  { purpose: 'care', en: 'Care', de: 'Kundendienst' },
  { purpose: 'sales', en: 'Sales', de: 'Verkauf' },
  { purpose: 'marketing', en: 'Marketing', de: 'Marketing' },
] as const

/** The languages a workspace can be set up in. */
export type Language = 'en' | 'de'

/**
 * Makes the teams a company begins with, unless it has one: Care takes what no rule sends elsewhere. They are there before
 * the first administrator, so that whatever comes in finds a team from the first second on.
 */
export async function makeFirstTeams(tx: Tx, now: Date): Promise<void> {
  await lockName(tx, 'workspace setup')
  const { rows } = await sql`select from workspace.team limit 1`.execute(tx)
  if (rows.length > 0) return
  for (const { en: name, purpose } of FIRST) {
    await sql`insert into workspace.team (id, name, purpose, time_zone, is_default, created_at) values (${newId()}, ${name}, ${purpose}, 'UTC', ${purpose === 'care'}, ${now})`.execute(
      tx,
    )
  }
}

/** Calls the first teams what they are called in the language of whoever sets the workspace up. Nobody could name them otherwise before. */
export async function nameFirstTeams(tx: Tx, language: Language): Promise<void> {
  await sql`
    update workspace.team set name = given.name from unnest(${FIRST.map((one) => one.purpose)}::text[], ${FIRST.map((one) => one[language])}::text[]) as given (purpose, name)
    where team.purpose = given.purpose`.execute(tx)
}
