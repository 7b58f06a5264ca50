import { sql, type RawBuilder } from 'kysely'
import type { Look } from '#platform/work.ts'
import { visibleTo } from '../allow.ts'
import { hintedTo } from './hinted.ts'
import { audiencesFor, queuesOf } from './audiences.ts'

/** How many stand in each open view; as far as it is counted. */
export interface Counts {
  mine: number
  queue: number
  waiting: number
  breached: number
  nearly: number
  mentions: number
  hints: number
  held: number
}

/** Counted no further than this: a screen says "1,000+". */
const ENOUGH = 1000

/** Counts in one query, each view by its index and no further than enough. Direct ones seen only by owner or mention are left out. */
export async function counts(look: Look): Promise<Counts> {
  const { db, by, now } = look
  const each = (of: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<number> =>
    sql`(select count(*) from (select from (${of}) as part, lateral (select from desk.conversation where ${where} limit ${ENOUGH}) as one limit ${ENOUGH}) as counted)`
  const waiting = audiencesFor(by, 'waiting')
  const awaits = sql`audience = part.id and state = 'waiting_for_us'`
  const { rows } = await sql<Counts>`
    select
      (select count(*) from (select from desk.conversation where owner_id = ${by.id} and state <> 'closed' limit ${ENOUGH}) as counted) as mine,
      ${each(queuesOf(by), sql`team_id = part.id and state = 'waiting_for_us' and owner_id is null`)} as queue,
      ${each(waiting, awaits)} as waiting,
      ${each(waiting, sql`${awaits} and due_at <= ${now}`)} as breached,
      ${each(waiting, sql`${awaits} and due_at > ${now} and nearly_due_at is not null and breached_at is null`)} as nearly,
      (select count(*) from (select from desk.mention where member_id = ${by.id} and seen_at is null limit ${ENOUGH}) as counted) as mentions,
      (select count(*) from (select from desk.hint join desk.conversation on conversation.id = conversation_id
        where ${await hintedTo(look)} and state not in ('closed', 'held') and ${visibleTo(by)} limit ${ENOUGH}) as counted) as hints,
      ${each(audiencesFor(by, 'held'), sql`audience = part.id and state = 'held'`)} as held`.execute(db)
  return rows[0]!
}
