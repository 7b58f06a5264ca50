import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { ItemForReach } from '../reach/reach.ts'
import type { Outgoing } from '../adapter.ts'
import { costOfAnswer, demandBudget } from '../metering/demand-budget.ts'
import { demandTable } from '../reach/demand-table.ts'
import { adapters } from '../registry.ts'

/** A message as its writer leaves it. The rest of Outgoing is ours to say. */
export interface OutgoingDraft
  extends
    Pick<Outgoing, 'text' | 'inReplyTo' | 'visibility'>,
    Partial<Pick<Outgoing, 'replyExtra' | 'replyText' | 'subject' | 'to' | 'attachments' | 'inParts'>> {
  channelId: string
  conversationId: string
  /** What it answers: whether that may be answered so is asked once more. Left out: only how it is written is. */
  answers?: ItemForReach
  /** Not sent before: the writer may still take it back. Default: at once. */
  notBefore?: Date
}

/**
 * Puts a message in the outbox, in the transaction of whoever writes it: it will be sent exactly if that commits. Sent in
 * order of writing within a conversation. Refuses a channel that cannot answer, what the table of the network does not allow
 * (reach/table.ts), and what the channel's budget has no money for: nothing may fail later for what is known now.
 */
export async function queueMessage(work: Work, draft: OutgoingDraft): Promise<{ id: string; dueAt: Date }> {
  const { rows } = await sql<{ network: string }>`select network from channels.channel where id = ${draft.channelId} and removed_at is null`.execute(work.tx)
  if (!rows[0] || !adapters[rows[0].network]?.send)
    throw new Refusal('conflict', 'cannot-answer-here', 'Nothing can be sent on this channel any more. Open the message on its network to answer there.')
  const { network } = rows[0]
  const notAfter = await demandTable(work, network, draft)
  const cost = costOfAnswer(network, draft)
  if (cost) await demandBudget(work.tx, work.now, draft.channelId, cost.amount)
  const id = newId()
  const dueAt = draft.notBefore ?? work.now
  const message: Outgoing = {
    id,
    text: draft.text,
    inReplyTo: draft.inReplyTo,
    replyExtra: draft.replyExtra ?? {},
    replyText: draft.replyText ?? null,
    visibility: draft.visibility,
    subject: draft.subject ?? null,
    to: draft.to ?? null,
    attachments: draft.attachments ?? [],
    ...(draft.inParts && { inParts: true }),
    writtenAt: work.now.toISOString(),
    ...(notAfter && { notAfter: notAfter.toISOString() }),
  }
  await sql`
    insert into channels.outbox (id, channel_id, conversation_id, in_reply_to, message, written_at, written_by, due_at, waits_since, price)
    values (${id}, ${draft.channelId}, ${draft.conversationId}, ${draft.inReplyTo}, ${JSON.stringify(message)}::jsonb, ${afterAllBefore(work.now, draft.conversationId)},
      ${memberOf(work.by)}, ${dueAt}, ${work.now}, ${cost?.amount ?? null})`.execute(work.tx)
  return { id, dueAt }
}

/** Now, or just after what was written there when the clock was ahead: a conversation's messages go out in the order of writing. */
const afterAllBefore = (now: Date, conversationId: string) => sql`greatest(${now}::timestamptz, (
  select max(written_at) + interval '1 millisecond' from channels.outbox where conversation_id = ${conversationId} and state in ('queued', 'sending')))`
