import type { z } from 'zod'
import type { Adapter } from './adapter.ts'
import { stateOf } from './channel.ts'
import type { ChannelView, NetworkView, OutboxView } from './contract.ts'
import { adapters } from './registry.ts'
import type { ChannelTable, OutboxTable } from './tables.ts'

type Shown<View extends z.ZodType> = z.input<View>
/** A row of the outbox as it is read. */
export type OutboxRow = { [C in keyof OutboxTable]: OutboxTable[C] extends { __select__: infer S } ? S : OutboxTable[C] }
export type ChannelRow = Omit<ChannelTable, 'secret' | 'cursor'> & { waiting_to_send: number; failed_to_send: number }

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** A channel as the screens see it. Its secret is not even read. */
export function toChannelView(row: ChannelRow, now: Date): Shown<typeof ChannelView> {
  const adapter = adapters[row.network]
  const receives = adapter?.receive !== undefined || adapter?.hasDoors === true
  return {
    id: row.id,
    network: row.network,
    name: row.name,
    teamId: row.team_id,
    brandId: row.brand_id,
    settings: row.settings,
    receives,
    answers: adapter?.send !== undefined,
    state: stateOf(row, receives, now),
    needs: row.needs,
    lastError: row.last_error,
    lastOkAt: iso(row.last_ok_at),
    lastItemAt: iso(row.last_item_at),
    failingSince: iso(row.failing_since),
    waitingToSend: row.waiting_to_send,
    failedToSend: row.failed_to_send,
  }
}

/** The form of a network. */
export const toNetworkView = (adapter: Adapter): Shown<typeof NetworkView> => ({
  network: adapter.network,
  title: adapter.title,
  about: adapter.about,
  guide: adapter.guide,
  fields: [...adapter.fields],
  presets: (adapter.presets ?? []).map(({ name, title, values }) => ({ name, title, values })),
  previews: adapter.preview !== undefined,
  oauth: adapter.signIn !== undefined,
})

/** A message on its way out, as its writer sees it. */
export const toOutboxView = (row: OutboxRow): Shown<typeof OutboxView> => ({
  id: row.id,
  channelId: row.channel_id,
  conversationId: row.conversation_id,
  text: row.message.text,
  state: row.state,
  attempts: row.attempts,
  error: row.error,
  advice: row.advice,
  writtenAt: row.written_at.toISOString(),
  sentAt: iso(row.sent_at),
  url: row.url,
})
