import type { TeamPromise } from '../clock/deadline.ts'
import type { Conversation } from './conversation.ts'
import { retime } from './due.ts'
import type { Event, Step, World } from './event.ts'
import { step } from './state.ts'

/** What leaves the deadline as it is, so that neither hours nor targets need be known. */
const TIMELESS: ReadonlySet<Event['what']> = new Set<Event['what']>(['claimed', 'taken_over', 'released', 'reply_sent', 'automatic', 'member_removed'])

export const isTimeless = (event: Event): boolean => TIMELESS.has(event.what)

/** A conversation after an event, with the deadline that follows from it. Pure. */
export function turn(c: Conversation, event: Event, world: World, promise: (c: Conversation) => TeamPromise): Step<Conversation> {
  const turned = step(c, event, world)
  const to = { ...c, ...turned.to, changes: c.changes + (event.what === 'replied' ? 1 : 0) }
  if (isTimeless(event)) return { to, effects: turned.effects }
  const timed = retime(to, () => promise(to), world.now)
  return { to: timed.to, effects: [...turned.effects, ...timed.effects] }
}
