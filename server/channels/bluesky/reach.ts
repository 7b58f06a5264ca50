import type { ItemForReach, MediaRule, Reach } from '../adapter.ts'
import type { PostExtra } from './post.ts'

/** Graphemes in a post (lexicon app.bsky.feed.post, maxGraphemes, 2026); it may also have 3,000 bytes. */
export const LONGEST = 300
const BYTES = 3000

const closed = (note: string): Reach => ({ answer: 'none', until: null, limit: null, note })

/**
 * Anyone may answer any public post, at any time, unless its author has narrowed who may (a thread gate), has blocked us or
 * was blocked, or took it back.
 */
export function reach(item: ItemForReach): Reach {
  const { replyDisabled, blocked, context } = item.extra as Partial<PostExtra>
  if (item.visibility === 'direct') return closed('Direct messages of Bluesky are answered in its app.')
  if (item.deleted) return closed('Its author has deleted this post.')
  if (blocked) return closed('This account and ours have blocked each other, one way or both.')
  if (replyDisabled) return closed('Its author lets only some people answer, and we are not among them.')
  return {
    answer: 'public',
    until: null,
    limit: { length: LONGEST, unit: 'graphemes' },
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Why a text does not fit, as a sentence; null: it fits. */
export function misfit(text: string): string | null {
  const length = [...graphemes.segment(text)].length
  if (length > LONGEST) return `It is ${length} characters long; Bluesky allows ${LONGEST}. Shorten it by ${length - LONGEST}.`
  return Buffer.byteLength(text) > BYTES ? 'It has too many special characters for Bluesky. Use fewer emoji.' : null
}

/** Lexicon app.bsky.embed.images, 2026-11: four pictures of 2 MB, each with its words (they may be empty). */
export const MEDIA: MediaRule = { most: 4, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], largest: 2_000_000, alt: true }
