import type { ChangedItem } from '../arrival.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Step } from '../conversation/event.ts'
import { step } from '../conversation/state.ts'
import type { Desk } from './take.ts'

/** Did they take back something that an answer could be due to? */
export const isTakenBack = ({ change, direction, automatic }: ChangedItem): boolean => change === 'deleted' && direction === 'in' && !automatic

/** A conversation whose authors took items back: none of those awaits an answer any more. Who waits longest among the rest sets the clock. */
export function withoutTakenBack(
  c: Conversation,
  changed: readonly ChangedItem[],
  { settings, now, isHere, nextOf }: Pick<Desk, 'settings' | 'now' | 'isHere' | 'nextOf'>,
): Step<Conversation> {
  const oldest = changed.find((one) => isTakenBack(one) && one.at.getTime() === c.awaitingSince?.getTime())
  if (!oldest) return { to: c, effects: [] }
  const { to, effects } = step(c, { what: 'withdrawn', next: nextOf.get(oldest.itemId) ?? null }, settings.worldOf(c, now, isHere))
  return { to: { ...c, ...to }, effects }
}
