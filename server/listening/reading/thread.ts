import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** The thread in which an item of a channel stands; null: it was not kept. */
export async function readThreadOf(db: Db | Tx, channelId: string, networkId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select thread_id as id from listening.item where channel_id = ${channelId} and network_id = ${networkId}`.execute(
    db,
  )
  return rows[0]?.id ?? null
}
