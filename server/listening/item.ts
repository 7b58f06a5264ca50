import type { RawItem } from '#channels'

/** Of an item that a member wrote down after the event (a call, a letter): whom it was with. */
export interface LoggedWith {
  personId: string
  /** The thread it belongs to, whatever that one's channel; null: one of its own. */
  threadId: string | null
}

/**
 * What comes in: an item, the member who wrote it, or wrote it down, where that was done through Aerie, and what about the way
 * it came speaks for spam (`suspect`, a code), if that is enough to hold it aside.
 */
export type Incoming = RawItem & { writtenBy?: string | null; loggedWith?: LoggedWith; suspect?: string | null }

/** An item not seen before, with the id it will have. */
export type Fresh = Incoming & { itemId: string }

/** A fresh item whose author is known and which has its place in a thread: ready to be kept. */
export interface Placed {
  item: Fresh
  identityId: string
  threadId: string
}

/** An item as far as it points at others, by their network ids. */
export interface Linking {
  id: string
  direction: 'in' | 'out'
  inReplyTo?: string | null
  references?: readonly string[] | null
}

/** The network ids an item answers or refers to, without itself. */
export const linksOf = (item: Linking): string[] =>
  [...new Set([...(item.inReplyTo ? [item.inReplyTo] : []), ...(item.references ?? [])])].filter((link) => link !== '' && link !== item.id)

/** A post of our own accord: ours, and an answer to nothing. */
export const isUnprompted = (item: Linking): boolean => item.direction === 'out' && linksOf(item).length === 0
