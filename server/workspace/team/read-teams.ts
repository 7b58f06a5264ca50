import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Team } from '../read.ts'

/** A team with the names of its members. */
export interface TeamRow extends Team {
  members: { id: string; name: string }[]
}

const TEAM = sql<TeamRow>`
  select t.id, t.name, t.purpose, t.time_zone as "timeZone", t.is_default as "isDefault",
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name)
      from workspace.team_member tm join workspace.member m on m.id = tm.member_id where tm.team_id = t.id), '[]') as members
  from workspace.team t where t.removed_at is null`

/** The teams, the default one first, then by name; at most 200. */
export async function listTeams(db: Db | Tx): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`${TEAM} order by t.is_default desc, lower(t.name) limit 200`.execute(db)
  return rows
}

/** One team. Refuses an id that is no team's. */
export async function readTeam(db: Db | Tx, id: string): Promise<TeamRow> {
  const { rows } = await sql<TeamRow>`${TEAM} and t.id = ${id}`.execute(db)
  if (rows[0]) return rows[0]
  throw new Refusal('not-found', 'no-such-team', 'There is no such team. It may have been removed.')
}
