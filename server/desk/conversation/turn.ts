import type { TeamPromise } from '../clock/deadline.ts'
import type { Conversation } from './conversation.ts'
import { retime, ring } from './due.ts'
import type { Event, Step, World } from './event.ts'
import { step } from './state.ts'

/** What leaves the deadline as it is, so that neither hours nor targets need be known. */
const TIMELESS: ReadonlySet<Event['what']> = new Set<Event['what']>(['claimed', 'taken_over', 'released', 'reply_sent', 'automatic', 'member_removed'])

export const isTimeless = (event: Event): boolean => TIMELESS.has(event.what)

/** A conversation after an event, with the deadline that follows from it. What was broken before a rest is told first: the rest must know. Pure. */
export function turn(c: Conversation, event: Event, world: World, promise: (c: Conversation) => TeamPromise): Step<Conversation> {
  const { to: owed, effects } = event.what === 'snoozed' || event.what === 'closed' ? ring(c, world.now) : { to: c, effects: [] }
  const turned = step(owed, event, world)
  const to = { ...owed, ...turned.to, changes: c.changes + (event.what === 'replied' ? 1 : 0) }
  if (isTimeless(event)) return { to, effects: turned.effects }
  const timed = retime(to, () => promise(to), world.now)
  return { to: timed.to, effects: [...effects, ...turned.effects, ...timed.effects] }
}
