import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import type { Outgoing } from '../adapter.ts'
import { adapters } from '../registry.ts'

/** A message as its writer leaves it. The rest of Outgoing is ours to say. */
export interface OutgoingDraft
  extends
    Pick<Outgoing, 'text' | 'inReplyTo' | 'visibility'>,
    Partial<Pick<Outgoing, 'replyExtra' | 'replyText' | 'subject' | 'to' | 'attachments' | 'inParts'>> {
  channelId: string
  conversationId: string
  /** Not sent before: the writer may still take it back. Default: at once. */
  notBefore?: Date
}

/**
 * Puts a message in the outbox, in the transaction of whoever writes it: it will be sent exactly if that commits. Sent in
 * order of writing within a conversation. Refuses a channel that cannot answer. Not allowed to fail later for what is known
 * now; whether the item may be answered (`reachOf`) is the caller's to ask.
 */
export async function queueMessage(work: Work, draft: OutgoingDraft): Promise<{ id: string; dueAt: Date }> {
  const { rows } = await sql<{ network: string }>`select network from channels.channel where id = ${draft.channelId} and removed_at is null`.execute(work.tx)
  if (!rows[0] || !adapters[rows[0].network]?.send)
    throw new Refusal('conflict', 'cannot-answer-here', 'Nothing can be sent on this channel any more. Open the message on its network to answer there.')
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
  }
  await sql`
    insert into channels.outbox (id, channel_id, conversation_id, in_reply_to, message, written_at, written_by, due_at, waits_since)
    values (${id}, ${draft.channelId}, ${draft.conversationId}, ${draft.inReplyTo}, ${JSON.stringify(message)}::jsonb, ${afterAllBefore(work.now, draft.conversationId)},
      ${memberOf(work.by)}, ${dueAt}, ${work.now})`.execute(work.tx)
  return { id, dueAt }
}

/** Now, or just after what was written there when the clock was ahead: a conversation's messages go out in the order of writing. */
const afterAllBefore = (now: Date, conversationId: string) => sql`greatest(${now}::timestamptz, (
  select max(written_at) + interval '1 millisecond' from channels.outbox where conversation_id = ${conversationId} and state in ('queued', 'sending')))`
