import type { FactDraft } from '#platform/facts.ts'
import type { Tx } from '#platform/db.ts'
import type { Assessment } from '#triage'

/** The channel something arrived by, as far as routing and targets ask for it. */
export interface ArrivedBy {
  id: string
  /** The adapter's folder name; an item's own network may differ (a file of tweets comes by an import channel). */
  network: string
  name: string
  brandId: string | null
  /** Where its conversations go when no rule says otherwise. */
  teamId: string | null
}

/** One new item, as the desk sees it: who, when, what it says and what it seems to be about. */
export interface ArrivedItem {
  itemId: string
  networkId: string
  network: string
  /** When the network says it was written. May be older than what the thread already holds, or a little in the future. */
  at: Date
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  subject: string | null
  text: string
  author: { personId: string; name: string; handle: string | null; followers: number | null }
  /** An auto-reply or a bounce: shown, never answered, starts no clock. */
  automatic: boolean
  /** Ours and an answer to something, not a post of our own accord: it stops the clock. */
  isReplyByUs: boolean
  /** Our member, where it was written through Aerie. */
  writtenBy: string | null
  assessment: Assessment
  /** What the adapter kept, for its own reach rule. */
  extra: Record<string, unknown>
}

/** An item of the thread whose author changed it or took it back. Its text at the desk (a preview) follows. */
export interface ChangedItem {
  itemId: string
  change: 'edited' | 'deleted'
  direction: 'in' | 'out'
  /** When the item was written; tells which one the preview shows. */
  at: Date
  /** What it says now; empty when deleted. */
  text: string
  subject: string | null
}

/** What one delivery brought to one thread. The conversation has the thread's id. */
export interface ArrivedThread {
  threadId: string
  channel: ArrivedBy
  /** Oldest first. Empty when threads only merged or items only changed. */
  items: ArrivedItem[]
  changed: ChangedItem[]
  /**
   * Threads that turned out to be this one, because a link between them came late. This one is the oldest of them. Any of
   * them, this one too, may have no conversation yet.
   */
  mergedFrom: string[]
}

/** Two people who turned out to be one: a bare handle whose user id became known. What was `from`'s is `into`'s. */
export interface SamePerson {
  from: string
  into: string
}

/**
 * Opens a conversation for each thread that needs one or lets the items join the one there is: team, owner or place in
 * the queue, deadline. Set-based: a fixed number of statements however many threads. Locks conversations in id order.
 * @returns the facts to record, in order
 */
export type OpenOrJoin = (tx: Tx, now: Date, threads: readonly ArrivedThread[], samePeople?: readonly SamePerson[]) => Promise<FactDraft[]>
