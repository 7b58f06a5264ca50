import type { ItemForReach, Reach } from '../adapter.ts'
import type { MessageExtra } from './message.ts'

/** Characters in a message (discord.com/developers/docs/resources/message#create-message, read 2026-11-22). */
const LONGEST = 2000

/** A bot may answer wherever it may write, at any time; in a server everybody there reads along. Source as above. */
export function reach(item: ItemForReach): Reach {
  const { context } = item.extra as Partial<MessageExtra>
  if (item.deleted) return { answer: 'none', until: null, limit: null, note: 'Its author has deleted this post.' }
  return {
    answer: item.visibility === 'direct' ? 'direct' : 'public',
    until: null,
    limit: { length: LONGEST, unit: 'characters' },
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  }
}
