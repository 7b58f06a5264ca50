import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** What an item says, and where it stands. */
export interface ItemText {
  id: string
  threadId: string
  channelId: string
  identityId: string
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  subject: string | null
  text: string
  at: Date
}

const TEXT = sql`item.id, thread_id as "threadId", channel_id as "channelId", identity_id as "identityId", direction, visibility, subject, text, item.at`

/** What these items say, by id. Those their authors took back are not in it. */
export async function readTexts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, ItemText>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ItemText>`
    select ${TEXT} from listening.item where id = any(${ids}::uuid[]) and deleted_at is null`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of one thread, the newest. */
const MOST = 20

/** What they wrote in these threads since an instant, of each the newest twenty. Nothing of machines, nor what was taken back. */
export async function readTheirsSince(tx: Tx, threads: readonly { id: string; since: Date }[]): Promise<ItemText[]> {
  if (threads.length === 0) return []
  const { rows } = await sql<ItemText>`
    select one.* from unnest(${threads.map((one) => one.id)}::uuid[], ${threads.map((one) => one.since.toISOString())}::timestamptz[]) as thread (id, since), lateral (
      select ${TEXT} from listening.item
      where thread_id = thread.id and item.at >= thread.since and direction = 'in' and not automatic and deleted_at is null
      order by item.at desc, item.id desc limit ${MOST}) as one`.execute(tx)
  return rows
}
