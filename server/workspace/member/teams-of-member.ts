import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'

/** Puts a member into exactly these teams. Refuses a team that is not there. */
export async function setTeamsOf(tx: Tx, memberId: string, teams: readonly string[]): Promise<void> {
  await sql`delete from workspace.team_member where member_id = ${memberId} and team_id <> all(${teams}::uuid[])`.execute(tx)
  const { rows } = await sql`
    select id from workspace.team where id = any(${teams}::uuid[]) and removed_at is null`.execute(tx)
  if (rows.length < new Set(teams).size) throw new Refusal('invalid', 'no-such-team', 'One of these teams is not there any more. Choose again.')
  await sql`insert into workspace.team_member (team_id, member_id) select distinct unnest(${teams}::uuid[]), ${memberId}::uuid on conflict do nothing`.execute(
    tx,
  )
}
