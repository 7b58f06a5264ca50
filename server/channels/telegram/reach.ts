import type { ItemForReach, Reach } from '../reach/reach.ts'
import { byTable } from '../reach/decide.ts'
import type { MessageExtra } from './message.ts'

/** A bot may answer whoever has written to it, at any time, unless they blocked it; and in a group, whoever is there reads along. */
export function reach(item: ItemForReach, now: Date): Reach {
  const { context } = item.extra as Partial<MessageExtra>
  return byTable('telegram', item, now, { note: context ? 'This was not said to us: consider whether an answer is welcome.' : null })
}
