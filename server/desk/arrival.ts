import type { Customer } from '#people'
import type { Assessment } from '#triage'

/** What one delivery brought to one thread, as intake hands it to the desk. One arrival a thread. */
export interface Arrival {
  /** Is also the conversation's id. */
  threadId: string
  channel: ArrivedBy
  /** What is new, oldest first by `at`. Empty when threads only merged or items only changed. */
  items: ArrivedItem[]
  /** What of the thread its authors changed or took back; may name one of `items`. Texts at the desk (a preview) follow. */
  changed: ChangedItem[]
  /** Threads whose items now stand in this one, the oldest of them, because a late parent joined them. Each may be a conversation or not. */
  mergedFrom: string[]
  /**
   * When we last posted, not through Aerie (`writtenBy` null), in this thread or one merged into it, before this batch;
   * null: never, or the thread is new. A history that is imported newest first is answered although the answer came before.
   */
  lastOwnAt: Date | null
  /** Items may have come in before that opened no conversation, so the thread's are to be counted. */
  heardBefore?: boolean
}

/** The channel something arrived by, as far as routing and targets ask for it. */
export interface ArrivedBy {
  id: string
  /** The adapter's folder name; an item's own network may differ (a file of tweets comes by an import channel). */
  network: string
  name: string
  brandId: string | null
  /** Where its conversations go when no rule says otherwise. */
  teamId: string | null
  /** What said so, to be named as the reason; left out: the channel. */
  because?: string | null
}

/** One new item, recognised and understood. */
export interface ArrivedItem {
  itemId: string
  network: string
  /** When the network says it was written. May be older than what the thread already holds, or a little in the future. */
  at: Date
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  subject: string | null
  text: string
  personId: string
  /** The author's, as the network tells it; null: it tells none. */
  handle: string | null
  /** Those who follow the author there; null: not known. */
  followers: number | null
  /** An auto-reply or a bounce: shown, starts and stops no clock. */
  automatic: boolean
  /** Ours, and a post of our own accord: an answer to nothing. */
  unprompted: boolean
  /** Our member, where it was written through Aerie: its reply stopped the clock already. */
  writtenBy: string | null
  /** Null for our own. */
  assessment: Assessment | null
  /** Nobody said it to us and nobody waits for an answer: it joins a conversation that is there, and opens none. */
  quiet?: boolean
  /** A member wrote it down after the event, which was with this person: it may open a conversation although only we spoke, and is never taken for spam. */
  loggedWith?: string
  /** What about the way it came speaks for spam: a code. It is held aside for that where anything may be. */
  suspect?: string | null
  /** What the author is to the company; left out: nobody said. */
  customer?: Customer
  /** What the adapter kept, for its rule on who may be answered until when. */
  extra: Record<string, unknown>
}

/** An item whose author changed it or took it back. */
export interface ChangedItem {
  itemId: string
  change: 'edited' | 'deleted'
  direction: 'in' | 'out'
  /** An auto-reply, a bounce. */
  automatic: boolean
  /** When the item was written: tells whether a preview shows it. */
  at: Date
  /** What it says now; empty when deleted. */
  text: string
  subject: string | null
  /** What it is covered for now. */
  warnings: readonly string[]
  /** What it was read to be now; null: it is ours, or was deleted. */
  assessment: Assessment | null
}

/** Two people who turned out to be one: a bare handle whose user id became known. What was `from`'s is `into`'s. */
export interface SamePerson {
  from: string
  into: string
}
