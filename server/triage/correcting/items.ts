import type { Work } from '#platform/work.ts'

/** The desk's part in a correction, given by app: whose eyes an item is for, and the conversation that follows. */
export interface Items {
  /** The conversation an item stands in. Refuses an item that is not there, not theirs, or not for the actor's eyes. */
  find(work: Work, itemId: string): Promise<{ conversationId: string; personId: string; channelId: string }>
  /** Has the conversation say what is known of its items now. */
  follow(work: Work, conversationId: string): Promise<void>
}
