import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** Where an item stands that a channel brought under this id; null: it did not, or not yet. */
export async function readKept(db: Db | Tx, channelId: string, networkId: string): Promise<{ itemId: string; threadId: string } | null> {
  const { rows } = await sql<{ itemId: string; threadId: string }>`
    select id as "itemId", thread_id as "threadId" from listening.item where channel_id = ${channelId} and network_id = ${networkId}`.execute(db)
  return rows[0] ?? null
}
