import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { readMessage } from './read.ts'

/**
 * Takes a message back before it is sent, or lets a failed one go. Refuses once an attempt was made that may have reached
 * the network: it could be there already.
 */
export async function cancelMessage(work: Work, id: string): Promise<void> {
  const message = await readMessage(work.tx, id)
  if (message.state === 'cancelled') return
  if (message.state === 'sent') throw new Refusal('conflict', 'already-sent', 'It was sent already. Open it on the network to delete it there.')
  if (message.state === 'sending' || (message.state === 'queued' && message.attempts > 0))
    throw new Refusal('conflict', 'being-sent', 'It is being sent and may be there already. Wait until it is sent or has failed.')
  await sql`update channels.outbox set state = 'cancelled' where id = ${id}`.execute(work.tx)
  await record(work.tx, work.now, [
    { kind: 'message.cancelled', by: memberOf(work.by), conversationId: message.conversation_id, channelId: message.channel_id, data: { outboxId: id } },
  ])
}
