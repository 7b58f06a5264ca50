import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { readMessage } from './read.ts'

/** Sends a failed message again. It is looked for on the network first, so that it is never there twice. */
export async function retryMessage(work: Work, id: string): Promise<void> {
  const message = await readMessage(work.tx, id)
  if (message.state === 'queued' || message.state === 'sending') return
  if (message.state !== 'failed')
    throw new Refusal('conflict', 'not-failed', 'Only a message that could not be sent can be sent again. Write a new one instead.')
  await sql`
    update channels.outbox set state = 'queued', tries = 0, due_at = ${work.now}, waits_since = ${work.now}, error = null, advice = null where id = ${id}`.execute(
    work.tx,
  )
  await record(work.tx, work.now, [
    { kind: 'message.retried', by: memberOf(work.by), conversationId: message.conversation_id, channelId: message.channel_id, data: { outboxId: id } },
  ])
}
