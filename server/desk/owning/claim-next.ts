import { sql } from 'kysely'
import { readTeams } from '#workspace'
import type { Work } from '#platform/work.ts'
import { demandMember, seesAll } from '../allow.ts'
import { change } from '../change.ts'
import { WHOLE } from '../conversation/columns.ts'
import type { Conversation } from '../conversation/conversation.ts'

/**
 * Claims the most urgent conversation of my teams' queues; who leads and is in no team takes from all. Null: all queues are
 * empty. Those that others are just claiming are stepped over, so that many may do this at once and none waits.
 */
export async function claimNext(work: Work): Promise<Conversation | null> {
  const me = demandMember(work.by)
  const teams = work.by.teams.length === 0 && seesAll(work.by) ? (await readTeams(work.tx)).map((team) => team.id) : work.by.teams
  const { rows } = await sql<Conversation>`
    select ${WHOLE} from unnest(${teams}::uuid[]) as team (id), lateral (
      select * from desk.conversation where team_id = team.id and state = 'waiting_for_us' and owner_id is null
      order by due_at, id limit 1 for update skip locked) as conversation
    order by due_at, id limit 1`.execute(work.tx)
  return rows[0] ? change(work, rows[0], { what: 'claimed', by: me }) : null
}
