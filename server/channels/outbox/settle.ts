import { sql } from 'kysely'
import { inTransaction, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Platform } from '#platform/work.ts'
import { AccountTrouble, type Sent } from '../adapter.ts'
import { costOfAnswer } from '../metering/demand-budget.ts'
import { writeSpent } from '../metering/write-spent.ts'
import { RawItem } from '../raw-item.ts'
import { decide } from './back-off.ts'
import type { Claimed } from './claim.ts'

/** A message that is on the network now, as the item it has become there. */
export interface SentMessage {
  outboxId: string
  channelId: string
  conversationId: string
  /** Our member who wrote it; null: not a person. */
  writtenBy: string | null
  /** To be kept in the thread: direction out, `inReplyTo` what it answers. It may be known already, from the network's own echo. */
  item: RawItem
}

/** Given by app: keeps the sent message as an item of its thread, in the transaction that marks it sent. */
export type OnSent = (tx: Tx, now: Date, sent: SentMessage) => Promise<void>

/** Another sender has taken the message over: whatever this one found out is not written. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

/**
 * Writes down that a message was sent, all in one transaction: the thread goes on with it, the row says so, and the fact.
 * The thread comes first, because whoever else touches both locks the conversation before the message.
 */
export function settleSent(platform: Platform, sender: string, claimed: Claimed, sent: Sent, onSent: OnSent): Promise<void> {
  return inTransaction(platform.db, async (tx) => {
    const now = platform.clock.now()
    const { id: outboxId, channel_id: channelId, conversation_id: conversationId, written_by: writtenBy } = claimed
    for (const item of asItems(claimed, sent)) await onSent(tx, now, { outboxId, channelId, conversationId, writtenBy, item })
    await settle(tx, sender, claimed, sql`state = 'sent', network_id = ${sent.networkId}, url = ${sent.url}, sent_at = ${sent.at}, error = null, advice = null`)
    const cost = claimed.price === null ? null : costOfAnswer(claimed.network, claimed.message)
    await writeSpent(tx, channelId, now, cost ? [cost] : [])
    await record(tx, now, [{ kind: 'message.sent', by: writtenBy, conversationId, channelId, data: { outboxId, url: sent.url } }])
  })
}

/** Writes down that an attempt failed: it is tried again later, or the writer is told what to do. */
export function settleFailed(platform: Platform, sender: string, claimed: Claimed, error: unknown): Promise<void> {
  const trouble = error instanceof AccountTrouble ? error : null
  const said = (error as Error).message.slice(0, 500)
  return inTransaction(platform.db, async (tx) => {
    const now = platform.clock.now()
    const next = decide(claimed.tries, trouble)
    if (next.giveUp) {
      await settle(tx, sender, claimed, sql`state = 'failed', error = ${said}, advice = ${next.advice}`)
      const data = { outboxId: claimed.id, error: said, advice: next.advice }
      await record(tx, now, [{ kind: 'message.failed', by: claimed.written_by, conversationId: claimed.conversation_id, channelId: claimed.channel_id, data }])
      return
    }
    const again = new Date(now.getTime() + next.wait)
    await settle(tx, sender, claimed, sql`state = 'queued', due_at = ${again}, waits_since = ${now}, error = ${said}, advice = ${trouble?.advice ?? null}`)
    if (trouble?.retryAfter) await sql`update channels.channel set send_after = ${again} where id = ${claimed.channel_id}`.execute(tx)
  })
}

async function settle(tx: Tx, sender: string, { id, attempts }: Claimed, outcome: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql`
    update channels.outbox set ${outcome}, leased_by = null, leased_until = null
    where id = ${id} and state = 'sending' and leased_by = ${sender} and attempts = ${attempts} returning id`.execute(tx)
  if (rows.length === 0) throw new Overtaken(`message ${id} was taken over`)
}

/** What was sent as items of the thread: one, or each part of it. */
function asItems(claimed: Claimed, sent: Sent): RawItem[] {
  const first = asItem(claimed, sent, sent.parts?.text ?? claimed.message.text, claimed.message.inReplyTo)
  const rest = sent.parts?.rest ?? []
  return [first, ...rest.map((part, i) => asItem(claimed, { ...part, at: sent.at }, part.text, rest[i - 1]?.networkId ?? sent.networkId, []))]
}

function asItem({ message, network, own, name }: Claimed, sent: Sent, text: string, inReplyTo: string | null, attachments = message.attachments): RawItem {
  const author = own?.id || own?.handle ? own : { id: null, handle: name, name }
  return RawItem.parse({
    subject: message.subject,
    attachments,
    ...sent.item,
    id: sent.networkId,
    network,
    author,
    text,
    at: sent.at,
    inReplyTo,
    visibility: message.visibility,
    url: sent.url,
    direction: 'out',
  })
}
