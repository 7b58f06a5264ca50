import { sql, type RawBuilder } from 'kysely'
import { readEmptyTeams } from '#workspace'
import type { Look } from '#platform/work.ts'
import { seesAll } from '../allow.ts'

/**
 * Is this the one hint an actor is shown of a conversation, of several to teams of theirs? In SQL, over `hint`. Who leads is
 * shown those to teams in which nobody works, too, so that no hint is said to nobody; and all, if in no team.
 */
export async function hintedTo({ db, by }: Look): Promise<RawBuilder<boolean>> {
  const teams = seesAll(by) && by.teams.length > 0 ? [...by.teams, ...(await readEmptyTeams(db))] : by.teams
  const isTheirs = (table: string): RawBuilder<boolean> =>
    teams.length === 0 && seesAll(by) ? sql`true` : sql`${sql.ref(`${table}.team_id`)} = any(${[...teams]}::uuid[])`
  return sql`(${isTheirs('hint')} and not exists (
    select from desk.hint as other where other.conversation_id = hint.conversation_id and other.team_id < hint.team_id and ${isTheirs('other')}))`
}
