import type { ItemForReach, Reach } from '../reach/reach.ts'
import type { MediaRule } from '../adapter.ts'
import { byHand, byTable } from '../reach/decide.ts'
import { bytesOf, lengthOf } from '../reach/length.ts'
import { bluesky } from '../reach/networks/bluesky.ts'
import type { Length } from '../reach/rules.ts'
import type { PostExtra } from './post.ts'

/**
 * Anyone may answer any public post, at any time, unless its author has narrowed who may (a thread gate), has blocked us or
 * was blocked, or took it back. A direct message is answered in its conversation, where that is known.
 */
export function reach(item: ItemForReach, now: Date): Reach {
  const { context } = item.extra as Partial<PostExtra>
  if (item.visibility === 'direct')
    return item.extra['convo'] ? byTable('bluesky', item, now, { wordsOnly: true }) : byHand(item, now, 'Direct messages of Bluesky are answered in its app.')
  return byTable('bluesky', item, now, {
    against: whatStandsAgainst(item),
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  })
}

function whatStandsAgainst({ deleted, extra }: ItemForReach): string | null {
  const { replyDisabled, blocked } = extra as Partial<PostExtra>
  if (deleted) return 'Its author has deleted this post.'
  if (blocked) return 'This account and ours have blocked each other, one way or both.'
  return replyDisabled ? 'Its author lets only some people answer, and we are not among them.' : null
}

const { parts, ...POST } = bluesky.length.public!
/** A direct message. */
export const MESSAGE = bluesky.length.direct!

/** Posts of one answer. */
export const MOST_PARTS = parts!

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Why a text does not fit, as a sentence; null: it fits. */
export function misfit(text: string, { most, bytes, ...how }: Length = POST): string | null {
  const length = lengthOf(text, how)
  if (length > most) return `It is ${length} characters long; Bluesky allows ${most}. Shorten it by ${length - most}.`
  return bytesOf(text) > bytes! ? 'It has too many special characters for Bluesky. Use fewer emoji.' : null
}

/** How much of a text fits one post, as an index that never stands within a sign. */
export function prefixThatFits(text: string): number {
  let [length, weight] = [0, 0]
  for (const { segment, index } of graphemes.segment(text)) {
    weight += bytesOf(segment)
    if (++length > POST.most || weight > POST.bytes!) return Math.max(1, index)
  }
  return text.length
}

/** Lexicon app.bsky.embed.images, 2026-11: four pictures of 2 MB, each with its words (they may be empty). */
export const MEDIA: MediaRule = { most: 4, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], largest: 2_000_000, alt: true, pictures: {} }
