import type { ArrivedItem } from '../arrival.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Effect } from '../conversation/event.ts'

/** Who writes again within it has sent one thought in several messages; who does so later asks again, ms. */
const AGAIN = 2 * 60 * 60_000

/**
 * Makes a conversation urgent when the person who awaits our answer asks again, and tells so. Once: what is urgent already stays as
 * it is, and so does what is of low urgency, thanks for one. `c` with the item in it; `before` without.
 */
export function urged(before: Conversation, c: Conversation, item: ArrivedItem): { c: Conversation; effects: Effect[] } {
  const { state, personId, awaitingSince, lastInAt } = before
  const isTheirs = item.direction === 'in' && !item.automatic && item.personId === personId
  if (state !== 'waiting_for_us' || !isTheirs || !awaitingSince || !lastInAt || c.urgency !== 'normal') return { c, effects: [] }
  const [first, last] = [Math.min(awaitingSince.getTime(), item.at.getTime()), Math.max(lastInAt.getTime(), item.at.getTime())]
  if (last - first < AGAIN) return { c, effects: [] }
  return {
    c: { ...c, urgency: 'high' },
    effects: [{ kind: 'conversation.urged', by: null, data: { because: 'asked_again', since: new Date(first).toISOString() } }],
  }
}
