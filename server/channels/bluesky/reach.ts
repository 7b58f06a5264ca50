import type { ItemForReach, Reach } from '../adapter.ts'
import type { PostExtra } from './post.ts'

/** Graphemes in a post (lexicon app.bsky.feed.post, maxGraphemes, 2026); it may also have 3,000 bytes. */
export const LONGEST = 300
const BYTES = 3000
/** Posts of one answer; who has more to say writes a page and links to it. */
export const MOST_PARTS = 10

/** Of a direct message (lexicon chat.bsky.convo.defs#messageInput, 2026). */
export const MESSAGE = { length: 1000, bytes: 10_000 }

const closed = (note: string): Reach => ({ answer: 'none', until: null, limit: null, note })

/**
 * Anyone may answer any public post, at any time, unless its author has narrowed who may (a thread gate), has blocked us or
 * was blocked, or took it back.
 */
export function reach(item: ItemForReach): Reach {
  const { replyDisabled, blocked, context } = item.extra as Partial<PostExtra>
  if (item.visibility === 'direct')
    return item.extra['convo']
      ? { answer: 'direct', until: null, limit: { length: MESSAGE.length, unit: 'graphemes' }, note: null }
      : closed('Direct messages of Bluesky are answered in its app.')
  if (item.deleted) return closed('Its author has deleted this post.')
  if (blocked) return closed('This account and ours have blocked each other, one way or both.')
  if (replyDisabled) return closed('Its author lets only some people answer, and we are not among them.')
  return {
    answer: 'public',
    until: null,
    limit: { length: LONGEST, unit: 'graphemes', parts: MOST_PARTS },
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Why a text does not fit, as a sentence; null: it fits. */
export function misfit(text: string, most: { length: number; bytes: number } = { length: LONGEST, bytes: BYTES }): string | null {
  const length = [...graphemes.segment(text)].length
  if (length > most.length) return `It is ${length} characters long; Bluesky allows ${most.length}. Shorten it by ${length - most.length}.`
  return Buffer.byteLength(text) > most.bytes ? 'It has too many special characters for Bluesky. Use fewer emoji.' : null
}

/** How much of a text fits one post, as an index that never stands within a sign. */
export function prefixThatFits(text: string): number {
  let [length, bytes] = [0, 0]
  for (const { segment, index } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment)
    if (++length > LONGEST || bytes > BYTES) return Math.max(1, index)
  }
  return text.length
}
