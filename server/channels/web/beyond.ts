import type { Tx } from '#platform/db.ts'
import type { RawItem } from '../raw-item.ts'

/** What the doors on the company's pages need of the rest of the house. Given by app. */
export interface Beyond {
  /**
   * Takes what a visitor wrote in, in the transaction that answers them.
   * @param suspect what speaks for spam, if that is much; then it is held aside
   * @returns its conversation
   */
  takeIn(tx: Tx, channelId: string, item: RawItem, suspect: string | null): Promise<{ conversationId: string | null }>
  /** Notes something on the person whom we know by this handle: what they say of themselves, which makes them nobody else. */
  note(tx: Tx, handle: string, text: string): Promise<void>
  /** Of these conversations, how many are held aside or were called spam, and how many we answered. */
  whatBecameOf(tx: Tx, conversationIds: readonly string[]): Promise<{ spam: number; answered: number }>
  /** Says to colleagues who look at the conversation that its visitor is typing, or is no more. */
  sayTyping(conversationId: string, visitor: { id: string; name: string }, isTyping: boolean): Promise<void>
  /** Tells when a colleague looks at a conversation, types in it or has gone. @returns stops telling */
  onPresence(listener: (sign: { conversationId: string; doing: 'looking' | 'typing' | 'gone' }) => void): () => void
}
