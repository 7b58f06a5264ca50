import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { OutboxRow } from '../view.ts'

/** What was written in these conversations, oldest first: at most 200 a conversation, the newest of them. */
export async function readOutbox(db: Db | Tx, conversationIds: readonly string[]): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select o.* from unnest(${conversationIds}::uuid[]) as asked (id)
    cross join lateral (select * from channels.outbox where conversation_id = asked.id order by written_at desc, id desc limit 200) o
    order by o.written_at, o.id`.execute(db)
  return rows
}

/** One message. Refuses one that is not there. */
export async function readMessage(tx: Tx, id: string): Promise<OutboxRow> {
  const { rows } = await sql<OutboxRow>`select * from channels.outbox where id = ${id} for update`.execute(tx)
  if (!rows[0]) throw noSuchMessage()
  return rows[0]
}

/** Said of a message that is not there, and of one that is not for the asker's eyes. */
export const noSuchMessage = (): Refusal => new Refusal('not-found', 'no-such-message', 'This message is not there any more. Reload the conversation.')
