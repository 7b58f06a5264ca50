import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { readTeam } from './read-teams.ts'

/** Throws a Refusal while something further down the flow still needs the team (open conversations). Given by app. */
export type TeamIsFree = (tx: Tx, teamId: string) => Promise<void>

/** Removes a team. Refuses the default one, and one that is still needed. Its name becomes free. */
export async function removeTeam({ tx, by, now }: Work, id: string, isFree: TeamIsFree): Promise<void> {
  const team = await readTeam(tx, id)
  if (team.isDefault) throw new Refusal('conflict', 'default-team', 'This team takes what no rule sends elsewhere. Make another one the default first.')
  await isFree(tx, id)
  await sql`delete from workspace.team_member where team_id = ${id}`.execute(tx)
  await sql`update workspace.team set removed_at = ${now}, name = name || ' (removed ' || id || ')' where id = ${id}`.execute(tx)
  await record(tx, now, [{ kind: 'team.removed', by: memberOf(by), data: { teamId: id, name: team.name } }])
}
