import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#platform/work.ts'
import { seesAll } from '../allow.ts'

/** Is this the one hint an actor is shown of a conversation, of several to teams of theirs? In SQL, over `hint`. */
export function hintedTo(by: Actor): RawBuilder<boolean> {
  const isTheirs = (table: string): RawBuilder<boolean> =>
    by.teams.length === 0 && seesAll(by) ? sql`true` : sql`${sql.ref(`${table}.team_id`)} = any(${[...by.teams]}::uuid[])`
  return sql`(${isTheirs('hint')} and not exists (
    select from desk.hint as other where other.conversation_id = hint.conversation_id and other.team_id < hint.team_id and ${isTheirs('other')}))`
}
