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

/** What these items say, by id. Those their authors took back are not in it. */
export async function readTexts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, ItemText>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ItemText>`
    select id, thread_id as "threadId", channel_id as "channelId", identity_id as "identityId", direction, visibility, subject, text, at
    from listening.item where id = any(${ids}::uuid[]) and deleted_at is null`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
