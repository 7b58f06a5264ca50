import { sql } from 'kysely'
import { readTeams } from '#workspace'
import { lockName } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { readTiers } from './read-tiers.ts'
import type { Tier } from './tier.ts'

type TierGiven = Omit<Tier, 'id'> & { id?: string | undefined }

/**
 * Sets all tiers at once, in order. They count for what comes in from now on. One that is given with its id is the one it was,
 * also when it was taken off the list meanwhile: whoever had it has it again. Refuses two of one name, and a team that is not there.
 */
export async function setTiers({ tx, by, now }: Work, given: readonly TierGiven[]): Promise<Tier[]> {
  const teams = new Set((await readTeams(tx)).map((team) => team.id))
  for (const { name, teamId } of given)
    if (teamId && !teams.has(teamId)) throw new Refusal('invalid', 'no-such-team', `The tier “${name}” names a team that is not there. Choose another.`)
  const names = new Set(given.map((one) => one.name.toLowerCase()))
  const ids = given.map((one) => one.id ?? newId())
  if (names.size < given.length || new Set(ids).size < given.length)
    throw new Refusal('invalid', 'tier-twice', 'Two tiers have the same name. Give one of them another.')
  await lockName(tx, 'customer tiers')
  await sql`delete from people.tier`.execute(tx)
  await sql`
    insert into people.tier (id, place, name, weight, team_id)
    select id, place, name, weight, team_id from unnest(${ids}::uuid[], ${given.map((one) => one.name)}::text[], ${given.map((one) => one.weight)}::text[],
      ${given.map((one) => one.teamId)}::uuid[]) with ordinality as given (id, name, weight, team_id, place)`.execute(tx)
  const tiers = await readTiers(tx)
  await record(tx, now, [{ kind: 'tier.list_set', by: memberOf(by), data: { tiers } }])
  return tiers
}
