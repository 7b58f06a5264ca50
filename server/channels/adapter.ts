import type { z } from 'zod'
import type { RawChange, RawItem } from './raw-item.ts'
import type { ItemForReach, Reach } from './reach/reach.ts'
import type { Letters, Watches } from './receiving/heard.ts'

/** Where this Aerie is reached, and what an adapter may do because of it. */
export interface Home {
  /** What people open, without a trailing slash. */
  url: string
  /** It is reached on this machine alone (development, tests): services on loopback and plain http are allowed then, and only then. */
  local: boolean
  /** 32 bytes that are the same for this install and purpose after a restart: for a key an adapter must hold. */
  key(purpose: string): Buffer
}

/** A channel as an adapter sees it: whose account, opened credentials, and nothing of the database. */
export interface Account {
  channelId: string
  name: string
  settings: Record<string, unknown>
  /** As it was when the account was opened; `readSecret` tells what another process has renewed since. */
  secret: Record<string, unknown>
  home: Home
  readSecret(): Promise<Record<string, unknown>>
  /** Keeps renewed credentials (a refreshed token), encrypted. They replace the whole secret. */
  keepSecret(secret: Record<string, unknown>): Promise<void>
  /** Runs `work` for one process at a time (of this channel), for tokens that may be used once. Short work only: it holds a connection. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Keeps an attachment's bytes; the item carries the reference. */
  keepFile(name: string, type: string, bytes: Uint8Array): Promise<{ file: string; name: string; type: string; bytes: number }>
  /**
   * Puts a message where its visitor reads it: on the company's own pages there is no network but us. There once, however often it is
   * put there. Throws AccountTrouble for a visitor who is not known any more. @returns since when it is there
   */
  handOver(visitorId: string, message: Outgoing): Promise<{ at: Date }>
  /** The bytes of a file of ours, to be sent along. */
  readFile(file: string): Promise<Uint8Array>
  /** Says what the network said of the account besides items. What is left out stays as it was. Costs nothing: it is kept with the next look. */
  tell(said: Partial<Said>): void
  now(): Date
  /** For adapters that hear a stream. */
  watches: Watches
  /** For adapters whose network comes to a door of ours. */
  letters: Letters
}

/** What may be asked of a network, as it told last (rate-limit headers). */
export interface Allowance {
  left: number
  limit: number
  /** When it is whole again. */
  resetAt: Date
}

/** What a network says of an account, besides items. */
export interface Said {
  allowance?: Allowance | null
  /** The access ends by itself then; null: it does not, or it is not told. */
  accessEndsAt?: Date | null
  /** Permissions that are missing, or what else is not as it should be though it hears: each a sentence with what to do. */
  missing?: readonly string[]
  /** How many items the network holds that are not fetched yet; null: it does not tell. */
  waiting?: number | null
}

/**
 * One delivery: items and changes, and where receiving goes on once they are kept. Both are committed together. A delivery
 * without any says "I looked, nothing was there": yield one after each look, the channel is shown as well because of it.
 * At most 500 items; what was delivered before may come again and is known by its id.
 */
export interface Arrival {
  /** Checked against RawItem one by one: what does not fit is set aside and its neighbours go in. */
  items: RawItem[]
  changes?: RawChange[]
  /** What could not be read as an item, to be set aside with the reason. */
  broken?: { place: string; raw: string; reason: string; id?: string | null }[]
  cursor: unknown
  /** Part of the channel does not work (a stream), while the rest goes on: shown until a delivery comes without it. */
  ailing?: AccountTrouble | null
}

/** What a person wrote, on its way out. */
export interface Outgoing {
  /** The outbox row: the same on every attempt, so an adapter can derive a record key or Message-ID from it. */
  id: string
  text: string
  /** Network id of the item answered, and what the adapter kept of it in `extra`. */
  inReplyTo: string | null
  replyExtra: Record<string, unknown>
  /** What the answered item says, where it is the custom to quote it (mail). */
  replyText?: string | null
  visibility: 'public' | 'direct'
  subject: string | null
  to: { networkUserId: string; handle: string | null; name: string | null } | null
  /** `alt`: what is to be seen, for who cannot see it. */
  attachments: { file: string; name: string; type: string; bytes: number; alt?: string | null | undefined }[]
  /** The writer wants a text that is too long for one post to go out as a thread of several. */
  inParts?: boolean
  writtenAt: string
  /** The network takes it until then; left out: for ever. */
  notAfter?: string
}

/** What became of it on the network. */
export interface Sent {
  networkId: string
  url: string | null
  at: Date
  /** What else to keep of it as an item in the thread (mail: `references`; what an adapter wants back in `extra`). */
  item?: Partial<Pick<RawItem, 'references' | 'extra' | 'html' | 'subject'>>
  /** It went out in parts: what this first one says, and the others, each an answer to the one before. */
  parts?: { text: string; rest: (Pick<Sent, 'networkId' | 'url' | 'item'> & { text: string })[] }
}

/** Whose the account is on its network: the author of what we send. An id or a handle is needed. */
export interface OwnAccount {
  id: string | null
  handle: string | null
  name: string | null
  url?: string | null
}

export interface Field {
  name: string
  label: string
  hint: string
  kind: 'text' | 'password' | 'number' | 'url' | 'switch'
  secret: boolean
  required: boolean
  initial?: string
}

/** Values to begin a form with, for something that many connect. */
export interface Preset {
  name: string
  title: string
  values: Record<string, string>
}

/** What may go with an answer. */
export interface MediaRule {
  /** Files in one answer, at most. */
  most: number
  /** Media types, or beginnings of them that end in a slash; null: any. */
  types: readonly string[] | null
  /** Of one file, bytes. A picture that is larger is made smaller to fit. */
  largest: number
  /** They are shown as pictures there: they go without what a camera wrote into them. `pixels`: width times height, at most. */
  pictures?: { pixels?: number }
  /** The network tells people who cannot see a picture what is to be seen in it: it is asked for. */
  alt: boolean
}

/** One network. A folder here and a line in registry.ts is all there is to adding one. */
export interface Adapter {
  network: string
  title: string
  about: string
  /** Path of its guide below docs/. */
  guide: string
  fields: readonly Field[]
  presets?: readonly Preset[]
  settings: z.ZodType<Record<string, unknown>>
  secret: z.ZodType<Record<string, unknown>>
  /**
   * Tries the credentials, within 20 s. Throws AccountTrouble with what to do.
   * @returns what the account is called there; who it is as an author (else its name serves as handle); settings to keep
   * instead of those given (a server that was found)
   */
  check(account: Account): Promise<{ accountName: string; own?: OwnAccount; settings?: Record<string, unknown> }>
  /** What would come in, by what was typed: shown before the channel is connected. Throws AccountTrouble with what to do. */
  preview?(account: Account): Promise<Pick<Arrival, 'items' | 'broken'>>
  /**
   * Receives for ever, from `cursor` on (null: from now, or what the network still has), until `signal` aborts; then it
   * ends or throws, both are well. After each yield the caller has committed the arrival. Throws on trouble; the caller
   * backs off, shows it, and calls again. One runs for a channel, whatever the number of processes. Without it the channel
   * only takes what is brought to it (a file, the API).
   */
  receive?(account: Account, cursor: unknown, signal: AbortSignal): AsyncIterable<Arrival>
  /** What people write comes in by doors of ours, at once: there is nothing to receive it from. */
  hasDoors?: true
  /** The network id this message will have, where we may choose it (else null); lets an echo of ours be known before we heard back. */
  chooseId?(account: Account, message: Outgoing): string | null
  /**
   * Looks whether the message is there already. Asked before every attempt but the first. `unknown`: the network lets nobody
   * look, as if there were no `find`: it is not sent again before a person has said so.
   */
  find?(account: Account, message: Outgoing): Promise<Sent | null | 'unknown'>
  send?(account: Account, message: Outgoing): Promise<Sent>
  /** What may go with an answer; without it only words. Sources and dates stand beside each adapter's rule. */
  media?: MediaRule
  /**
   * When all is well, `receive` yields at least this often, ms: after a look that found nothing, too. Silent for much longer, it
   * counts as deaf. Without it: it may be as slow as it likes.
   */
  yieldsEvery?: number
  /** What the network lets one account send: so many messages at once, refilled evenly over so many seconds. Without it: no limit. */
  pace?: { messages: number; perSeconds: number }
  /** Pure: asked for every conversation that is shown. */
  reach(item: ItemForReach, now: Date): Reach
  /** Sign-in at the network itself, instead of a password typed here. */
  signIn?: SignIn
}

/** OAuth, as a network offers it. The person goes to `begin`'s address, allows it there, and comes back to /api/channels/<network>/callback. */
export interface SignIn {
  /** Documents the network reads about us, below /api/channels/<network>/, by file name. */
  documents(home: Home): Promise<Record<string, unknown>>
  /**
   * @param settings the fields of the form that are not secret, as typed
   * @returns where to send the person, `state` (comes back with them, unguessable), and what `finish` wants to have again
   */
  begin(home: Home, settings: Record<string, unknown>): Promise<{ url: string; state: string; kept: Record<string, unknown> }>
  /** @param query what the network added to the address. @returns the secret and settings of the new channel */
  finish(home: Home, query: URLSearchParams, kept: Record<string, unknown>): Promise<{ secret: Record<string, unknown>; settings: Record<string, unknown> }>
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

  constructor(
    message: string,
    advice: string,
    { needsYou = true, retryAfter = null, cause }: { needsYou?: boolean; retryAfter?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.advice = advice
    this.needsYou = needsYou
    this.retryAfter = retryAfter
  }
}
