import type { z } from 'zod'
import type { RawChange, RawItem } from './raw-item.ts'

/** A channel as an adapter sees it: whose account, opened credentials, and nothing of the database. */
export interface Account {
  channelId: string
  name: string
  settings: Record<string, unknown>
  secret: Record<string, unknown>
  /** Keeps renewed credentials (a refreshed token), encrypted. */
  keepSecret(secret: Record<string, unknown>): Promise<void>
  /** Keeps an attachment's bytes; the item carries the reference. */
  keepFile(name: string, type: string, bytes: Uint8Array): Promise<{ file: string; name: string; type: string; bytes: number }>
  now(): Date
}

/** One delivery: items and changes, and where receiving goes on once they are kept. Both are committed together. */
export interface Arrival {
  items: RawItem[]
  changes?: RawChange[]
  /** What could not be read as an item, to be set aside with the reason. */
  broken?: { place: string; raw: string; reason: string; id?: string | null }[]
  cursor: unknown
}

/** What a person wrote, on its way out. */
export interface Outgoing {
  /** The outbox row: the same on every attempt, so an adapter can derive a record key or Message-ID from it. */
  id: string
  text: string
  /** Network id of the item answered, and what the adapter kept of it in `extra`. */
  inReplyTo: string | null
  replyExtra: Record<string, unknown>
  visibility: 'public' | 'direct'
  subject: string | null
  to: { networkUserId: string; handle: string | null; name: string | null } | null
  attachments: { file: string; name: string; type: string; bytes: number }[]
  writtenAt: string
}

/** What became of it on the network. */
export interface Sent {
  networkId: string
  url: string | null
  at: Date
}

/** May we answer, how, until when, how long. Sources and dates stand beside each adapter's rule. */
export interface Reach {
  answer: 'public' | 'direct' | 'both' | 'none'
  /** The network's window closes then; null: open. */
  until: Date | null
  /** Longest text, in the network's own unit; null: no limit. */
  limit: { length: number; unit: 'graphemes' | 'characters' } | null
  /** Why not, or what to mind; a sentence. */
  note: string | null
}

export type ItemForReach = Pick<RawItem, 'network' | 'visibility' | 'at'> & { automatic: boolean; deleted: boolean; extra: Record<string, unknown> }

export interface Field {
  name: string
  label: string
  hint: string
  kind: 'text' | 'password' | 'number' | 'url' | 'switch'
  secret: boolean
  required: boolean
  initial?: string
}

/** One network. A folder here and a line in registry.ts is all there is to adding one. */
export interface Adapter {
  network: string
  title: string
  about: string
  /** Path of its guide below docs/. */
  guide: string
  fields: readonly Field[]
  settings: z.ZodType<Record<string, unknown>>
  secret: z.ZodType<Record<string, unknown>>
  /** Tries the credentials. @returns what the account is called there. Throws AccountTrouble with what to do. */
  check(account: Account): Promise<{ accountName: string; settings?: Record<string, unknown> }>
  /**
   * Receives for ever, from `cursor` on (null: from now, or what the network still has), until `signal` aborts. After
   * each yield the caller has committed the arrival. Throws on trouble; the caller backs off, shows it, and calls again.
   */
  receive?(account: Account, cursor: unknown, signal: AbortSignal): AsyncIterable<Arrival>
  /** The network id this message will have, where we may choose it; lets an echo of ours be known before we heard back. */
  chooseId?(account: Account, message: Outgoing): string
  /** Looks whether the message is there already. Asked before every attempt but the first. */
  find?(account: Account, message: Outgoing): Promise<Sent | null>
  send?(account: Account, message: Outgoing): Promise<Sent>
  reach(item: ItemForReach, now: Date): Reach
}

/**
 * The network says no to this account or this message. `needsYou`: only a person can mend it (a dead token), so it is not
 * tried again by itself. `advice` is shown to them.
 */
export class AccountTrouble extends Error {
  override name = 'AccountTrouble'
  readonly advice: string
  readonly needsYou: boolean
  /** The network asks us to wait this long, ms. */
  readonly retryAfter: number | null

  constructor(message: string, advice: string, { needsYou = true, retryAfter = null, cause }: { needsYou?: boolean; retryAfter?: number | null; cause?: unknown } = {}) {
    super(message, { cause })
    this.advice = advice
    this.needsYou = needsYou
    this.retryAfter = retryAfter
  }
}
