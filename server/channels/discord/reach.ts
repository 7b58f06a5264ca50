import type { ItemForReach, Reach } from '../reach/reach.ts'
import { byTable } from '../reach/decide.ts'
import type { MessageExtra } from './message.ts'

/** A bot may answer wherever it may write, at any time; in a server everybody there reads along. */
export function reach(item: ItemForReach, now: Date): Reach {
  const { context } = item.extra as Partial<MessageExtra>
  return byTable('discord', item, now, {
    against: item.deleted ? 'Its author has deleted this post.' : null,
    note: context ? 'This was not said to us: consider whether an answer is welcome.' : null,
  })
}
