import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Before } from './entries.ts'
import { WARNED, type Warned } from './warnings.ts'

/** One line of a timeline. */
export interface TimelineItem extends Warned {
  id: string
  threadId: string
  channelId: string
  at: Date
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  text: string
}

/** Threads looked at for one person, at most. */
const THREADS = 500

/** The threads in which these identities wrote last, newest first: of their thousand newest items. */
export async function threadsOf(db: Db | Tx, identityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select thread_id as id from (select thread_id, at from listening.item where identity_id = any(${identityIds}::uuid[]) order by at desc limit 1000) as recent
    group by thread_id order by max(at) desc limit ${THREADS}`.execute(db)
  return rows.map((row) => row.id)
}

/** What was said in these threads before a place, newest first: each thread is read no further than the page is long. */
export async function readTimeline(db: Db | Tx, threadIds: readonly string[], before: Before | null, limit: number): Promise<TimelineItem[]> {
  const older = before ? sql`and (at, item.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const { rows } = await sql<TimelineItem>`
    select said.* from unnest(${threadIds}::uuid[]) as thread (id), lateral (
      select item.id, thread_id as "threadId", channel_id as "channelId", at, direction, visibility, text, ${WARNED} from listening.item
      where thread_id = thread.id and deleted_at is null ${older} order by at desc, item.id desc limit ${limit}) as said
    order by said.at desc, said.id desc limit ${limit}`.execute(db)
  return rows
}

/** How many items stand in each of these threads. */
export async function countItems(db: Db | Tx, threadIds: readonly string[]): Promise<Map<string, number>> {
  if (threadIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; items: number }>`
    select thread_id as id, count(*)::int as items from listening.item where thread_id = any(${threadIds}::uuid[]) group by thread_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.items]))
}
