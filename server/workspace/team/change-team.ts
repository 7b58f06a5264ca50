import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Team } from '../read.ts'
import { readTeam, type TeamRow } from './read-teams.ts'

/** What may be changed; what is left out stays. `isDefault`: this one takes the place of the one before. */
export type TeamChange = Partial<Pick<Team, 'name' | 'purpose' | 'timeZone'>> & { members?: string[]; isDefault?: true }

/** Changes a team. Refuses a name in use and members who are not there. */
export async function changeTeam({ tx, by, now }: Work, id: string, change: TeamChange): Promise<TeamRow> {
  const { name, purpose, timeZone } = { ...(await readTeam(tx, id)), ...change }
  const { rows } = await sql`select from workspace.team where name = ${name} and id <> ${id}`.execute(tx)
  if (rows.length > 0) throw new Refusal('conflict', 'team-name-in-use', `A team called ${name} is there already. Choose another name.`)
  if (change.isDefault) await sql`update workspace.team set is_default = false where is_default`.execute(tx)
  await sql`update workspace.team set name = ${name}, purpose = ${purpose}, time_zone = ${timeZone}, is_default = is_default or ${change.isDefault ?? false} where id = ${id}`.execute(
    tx,
  )
  if (change.members) await setMembersOf(tx, id, change.members)
  await record(tx, now, [{ kind: 'team.changed', by: memberOf(by), data: { teamId: id, what: Object.keys(change) } }])
  return readTeam(tx, id)
}

async function setMembersOf(tx: Tx, teamId: string, members: readonly string[]): Promise<void> {
  const { rows } = await sql`select from workspace.member where id = any(${members}::uuid[]) and removed_at is null`.execute(tx)
  if (rows.length < new Set(members).size) throw new Refusal('invalid', 'no-such-member', 'One of these members is not there any more. Choose again.')
  await sql`delete from workspace.team_member where team_id = ${teamId} and member_id <> all(${members}::uuid[])`.execute(tx)
  await sql`insert into workspace.team_member (team_id, member_id) select distinct ${teamId}::uuid, unnest(${members}::uuid[]) on conflict do nothing`.execute(
    tx,
  )
}
