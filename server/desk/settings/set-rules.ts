import { sql } from 'kysely'
import { readTeams } from '#workspace'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { holdSettingsAlone } from './hold.ts'
import type { Rule } from './rule.ts'

/** Sets all routing rules at once, in order. They decide about what comes in from now on; nothing open changes its team. */
export async function setRules(work: Work, given: readonly Omit<Rule, 'id'>[]): Promise<Rule[]> {
  const { tx, by, now } = work
  const teams = new Set((await readTeams(tx)).map((team) => team.id))
  const stray = given.find((rule) => !teams.has(rule.teamId))
  if (stray) throw new Refusal('invalid', 'no-such-team', `The rule “${stray.name}” sends to a team that is not there. Choose another.`)
  const rules = given.map((rule) => ({ id: newId(), ...rule }))
  await holdSettingsAlone(tx)
  await sql`delete from desk.rule`.execute(tx)
  await sql`
    insert into desk.rule (id, place, name, fits, team_id)
    select id, place, name, fits::jsonb, team_id from unnest(${rules.map((rule) => rule.id)}::uuid[], ${rules.map((rule) => rule.name)}::text[],
      ${rules.map((rule) => JSON.stringify(rule.fits))}::text[], ${rules.map((rule) => rule.teamId)}::uuid[]) with ordinality as given (id, name, fits, team_id, place)`.execute(
    tx,
  )
  await record(tx, now, [{ kind: 'desk.rules_set', by: memberOf(by) }])
  return rules
}
