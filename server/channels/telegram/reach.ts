import type { ItemForReach, Reach } from '../adapter.ts'
import type { MessageExtra } from './message.ts'

/** Characters in a message (core.telegram.org/bots/api#sendmessage, read 2026-11-22). */
const LONGEST = 4096

/**
 * A bot may answer whoever has written to it, at any time, unless they blocked it; and in a group, whoever is there reads
 * along. Source: core.telegram.org/bots/faq, read 2026-11-22.
 */
export function reach(item: ItemForReach): Reach {
  const { context } = item.extra as Partial<MessageExtra>
  return {
    answer: item.visibility === 'direct' ? 'direct' : 'public',
    until: null,
    limit: { length: LONGEST, unit: 'characters' },
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  }
}
