import type { ItemForReach, Reach } from '../adapter.ts'
import { byTable } from '../reach/decide.ts'
import { bytesOf, lengthOf } from '../reach/length.ts'
import { bluesky } from '../reach/networks/bluesky.ts'
import type { PostExtra } from './post.ts'

/**
 * Anyone may answer any public post, at any time, unless its author has narrowed who may (a thread gate), has blocked us or
 * was blocked, or took it back.
 */
export function reach(item: ItemForReach, now: Date): Reach {
  const { context } = item.extra as Partial<PostExtra>
  return byTable('bluesky', item, now, {
    against: item.visibility === 'direct' ? null : whatStandsAgainst(item),
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  })
}

function whatStandsAgainst({ deleted, extra }: ItemForReach): string | null {
  const { replyDisabled, blocked } = extra as Partial<PostExtra>
  if (deleted) return 'Its author has deleted this post.'
  if (blocked) return 'This account and ours have blocked each other, one way or both.'
  return replyDisabled ? 'Its author lets only some people answer, and we are not among them.' : null
}

const { most, bytes, ...how } = bluesky.length.public!

/** Why a text does not fit, as a sentence; null: it fits. */
export function misfit(text: string): string | null {
  const length = lengthOf(text, how)
  if (length > most) return `It is ${length} characters long; Bluesky allows ${most}. Shorten it by ${length - most}.`
  return bytesOf(text) > bytes! ? 'It has too many special characters for Bluesky. Use fewer emoji.' : null
}
