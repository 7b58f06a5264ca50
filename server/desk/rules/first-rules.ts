import { sql } from 'kysely'
import { readTeams } from '#workspace'
import { lockName, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Rule } from './judge.ts'

/** The setting that says that a workspace has had its first rules: who removes them is not given them again. */
const GIVEN = 'first rules'

const NAMES = { en: 'A stranger who may buy', de: 'Fremde mit Kaufinteresse' } as const

/**
 * Gives a workspace the rule that no buying signal is dropped: what a stranger writes who may buy goes to care, and sales are
 * told of it. Once, where teams for both are there and nobody has written rules of their own.
 */
export async function makeFirstRules(tx: Tx): Promise<void> {
  await lockName(tx, GIVEN)
  const { rows } = await sql`select from platform.setting where name = ${GIVEN} union all select from desk.rule limit 1`.execute(tx)
  const teams = await readTeams(tx)
  const [care, sales] = [teams.find((one) => one.purpose === 'care'), teams.find((one) => one.purpose === 'sales')]
  if (rows.length > 0 || !care || !sales) return
  await keep(tx, {
    id: newId(),
    name: NAMES.en,
    fits: { person: 'stranger', intents: ['buying_signal'] },
    teamId: care.id,
    does: { hintTeamId: sales.id },
  })
  await sql`insert into platform.setting (name, value) values (${GIVEN}, 'true'::jsonb)`.execute(tx)
}

async function keep(tx: Tx, { id, name, fits, teamId, does }: Rule): Promise<void> {
  await sql`
    insert into desk.rule (id, place, name, fits, team_id, does)
    values (${id}, 1, ${name}, ${JSON.stringify(fits)}::jsonb, ${teamId}, ${JSON.stringify(does)}::jsonb)`.execute(tx)
}

/** Calls the first rule what it is called in the language a workspace was set up in, unless somebody named it otherwise. */
export async function nameFirstRules(tx: Tx, language: unknown): Promise<void> {
  if (language === 'de') await sql`update desk.rule set name = ${NAMES.de} where name = ${NAMES.en}`.execute(tx)
}
