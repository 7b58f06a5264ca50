import { sql } from 'kysely'
import { readTeams } from '#workspace'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { holdSettingsAlone } from '../settings/hold.ts'
import { needsReading } from './condition.ts'
import type { Rule } from './judge.ts'
import { readShownRules, type ShownRule } from './read-rules.ts'

type RuleGiven = Omit<Rule, 'id'> & { id?: string | undefined }

/**
 * Sets all rules at once, in order. They decide about what comes in from now on; nothing open changes its team. One that is
 * given with its id stays the one it was. Refuses a rule that does nothing, names a team that is not there, or says what
 * something is by what the machine read.
 */
export async function setRules(work: Work, given: readonly RuleGiven[]): Promise<ShownRule[]> {
  const { tx, by, now } = work
  const teams = new Set((await readTeams(tx)).map((team) => team.id))
  for (const rule of given) demandSense(rule, teams)
  await holdSettingsAlone(tx)
  const { rows } = await sql<{ id: string }>`delete from desk.rule returning id`.execute(tx)
  const free = new Set(rows.map((row) => row.id))
  const rules = given.map((rule) => ({ ...rule, id: rule.id && free.delete(rule.id) ? rule.id : newId() }))
  await sql`
    insert into desk.rule (id, place, name, fits, team_id, does)
    select id, place, name, fits::jsonb, team_id, does::jsonb from unnest(${rules.map((rule) => rule.id)}::uuid[], ${rules.map((rule) => rule.name)}::text[],
      ${rules.map((rule) => JSON.stringify(rule.fits))}::text[], ${rules.map((rule) => rule.teamId)}::uuid[],
      ${rules.map((rule) => JSON.stringify(rule.does))}::text[]) with ordinality as given (id, name, fits, team_id, does, place)`.execute(tx)
  await record(tx, now, [{ kind: 'desk.rules_set', by: memberOf(by) }])
  return readShownRules(tx, now)
}

function demandSense({ name, fits, teamId, does }: RuleGiven, teams: ReadonlySet<string>): void {
  if ([teamId, does.hintTeamId].some((id) => id && !teams.has(id)))
    throw new Refusal('invalid', 'no-such-team', `The rule “${name}” names a team that is not there. Choose another.`)
  const { tags, ...others } = does
  if (!teamId && !tags?.length && Object.values(others).every((value) => value === undefined))
    throw new Refusal('invalid', 'rule-does-nothing', `The rule “${name}” does nothing yet. Choose a team, a tag or something else that it does.`)
  if (does.intent && needsReading(fits))
    throw new Refusal(
      'invalid',
      'rule-needs-reading',
      `The rule “${name}” says what a message is, whatever the machine read; so it cannot ask for language, intent, topic, mood or urgency. Leave these out.`,
    )
}
