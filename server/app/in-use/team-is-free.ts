import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { TeamIsFree } from '../../workspace/team/remove-team.ts'

/** A team may go once no open conversation is its own. */
export const teamIsFree: TeamIsFree = async (tx, teamId) => {
  const { rows } = await sql`select from desk.conversation where team_id = ${teamId} and state <> 'closed' limit 1`.execute(tx)
  if (rows.length > 0)
    throw new Refusal('conflict', 'team-has-conversations', 'This team still has open conversations. Hand them to another team, or close them, first.')
}
