import { sql } from 'kysely'
import { readTeams } from '#workspace'
import type { Tx } from '#platform/db.ts'

/** Tells the teams of a purpose of conversations that none of them has: they stand under their hints until they are closed. Two statements. */
export async function hintTo(tx: Tx, now: Date, purpose: string, conversationIds: readonly string[]): Promise<void> {
  const teams = (await readTeams(tx)).filter((team) => team.purpose === purpose).map(({ id }) => id)
  await sql`
    insert into desk.hint (team_id, conversation_id, at)
    select hinted.team_id, id, ${now} from desk.conversation, unnest(${teams}::uuid[]) as hinted (team_id)
    where id = any(${[...conversationIds]}::uuid[]) and conversation.team_id <> all(${teams}::uuid[])
    on conflict do nothing`.execute(tx)
}
