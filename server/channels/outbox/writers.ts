import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/**
 * Which of these were written through Aerie: a network echoes what we sent, sometimes before we hear that it was sent.
 * @param networkIds ids of items on this channel, as the network gives them
 * @returns by network id; `writtenBy` null: not by a person
 */
export async function readWriters(
  db: Db | Tx,
  channelId: string,
  networkIds: readonly string[],
): Promise<Map<string, { outboxId: string; conversationId: string; writtenBy: string | null }>> {
  const { rows } = await sql<{ id: string; conversation_id: string; written_by: string | null; network_id: string }>`
    select id, conversation_id, written_by, network_id from channels.outbox
    where channel_id = ${channelId} and network_id = any(${networkIds}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.network_id, { outboxId: row.id, conversationId: row.conversation_id, writtenBy: row.written_by }]))
}
