import type { Assessment } from '#triage'

/** What came in for one thread in one batch, as intake hands it to the desk. One arrival a thread. */
export interface Arrival {
  /** Is also the conversation's id. */
  threadId: string
  channel: { id: string; network: string; name: string; brandId: string | null; teamId: string | null }
  /** What is new, oldest first by `at`. */
  items: ArrivedItem[]
  /** Threads whose items now stand in this one, because a late parent joined them. Theirs may be conversations or not. */
  mergedFrom: string[]
  /**
   * When we last posted, unprompted by Aerie (`writtenBy` null), in this thread or one merged into it, before this batch;
   * null: never, or the thread is new. A history that is imported newest first is answered although the answer came before.
   */
  lastOwnAt: Date | null
}

/** One new item, recognised and understood. */
export interface ArrivedItem {
  itemId: string
  at: Date
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  subject: string | null
  text: string
  personId: string
  /** An auto-reply or a bounce: shown, starts and stops no clock. */
  automatic: boolean
  /** Our member, where it was written through Aerie: its reply stopped the clock already. */
  writtenBy: string | null
  /** Null for our own. */
  assessment: Pick<Assessment, 'language' | 'intent' | 'sentiment' | 'urgency'> | null
  /** What the adapter kept, for its rule on who may be answered until when. */
  extra: Record<string, unknown>
}
