import type { Generated } from 'kysely'
import type { Outgoing, OwnAccount } from './adapter.ts'

/** The columns of schema `channels`; what they mean stands in db/migrations/0003-channels.sql. */
export interface ChannelsTables {
  'channels.channel': ChannelTable
  'channels.sign_in': { state: string; network: string; begun_by: string; begun_at: Date; kept: Buffer }
  'channels.outbox': OutboxTable
}

export interface ChannelTable {
  id: string
  network: string
  name: string
  brand_id: string | null
  team_id: string | null
  settings: Record<string, unknown>
  own: OwnAccount | null
  secret: Buffer | null
  cursor: unknown
  paused_at: Date | null
  paused_by: string | null
  removed_at: Date | null
  created_at: Date
  changed_at: Date
  leased_by: string | null
  leased_until: Date | null
  last_ok_at: Date | null
  last_item_at: Date | null
  failing_since: Date | null
  failing_told_at: Date | null
  last_error: string | null
  needs: string | null
  attended_at: Date | null
  said: Record<string, unknown>
  refused_at: Date | null
  quiet_at: Date | null
  quiet_from: Date | null
  send_left: number | null
  send_left_at: Date | null
  send_after: Date | null
}

export interface OutboxTable {
  id: string
  channel_id: string
  conversation_id: string
  in_reply_to: string | null
  network_id: string | null
  message: Outgoing
  written_at: Date
  written_by: string | null
  state: Generated<'queued' | 'sending' | 'sent' | 'failed' | 'cancelled'>
  attempts: Generated<number>
  tries: Generated<number>
  due_at: Date
  waits_since: Date | null
  leased_by: string | null
  leased_until: Date | null
  error: string | null
  advice: string | null
  sent_at: Date | null
  url: string | null
  /** Millionths of the price's unit, as text: a bigint. */
  price: string | null
}
