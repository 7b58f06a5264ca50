import type { Arrival, ArrivedItem } from '../arrival.ts'
import { eventOf, withChange, withItem } from '../conversation/content.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { retime } from '../conversation/due.ts'
import type { Effect, Event, World } from '../conversation/event.ts'
import { later } from '../conversation/moves.ts'
import { step } from '../conversation/state.ts'
import type { Settings } from '../settings/settings.ts'
import type { Acquaintance } from '../rules/acquaintance.ts'
import type { Firing } from '../rules/judge.ts'
import { mergeAll } from './merge.ts'
import { opened } from './open.ts'
import { rule, told, withRules } from './rule.ts'

/** What taking in needs to know of the world. */
export interface Desk {
  now: Date
  settings: Settings
  isHere: World['isHere']
  /** How well we know a person. */
  knows(personId: string): Acquaintance
  /** How many items stand in a thread, where the conversations there were do not know: what came in before there was one. */
  itemsIn: ReadonlyMap<string, number>
  /** Until when the network lets an item be answered; null: for ever. */
  windowOf(network: string, item: ArrivedItem): Date | null
}

export interface Taken {
  to: Conversation
  effects: Effect[]
  /** What rules did to it. */
  fired: Firing[]
  /** Conversations that now stand in this one. */
  absorbed: string[]
}

/**
 * One thread's arrival, in memory: the conversation there was (or several, or none) becomes the one there is. Null where only
 * we have spoken: nobody waits for an answer to our own post.
 */
export function take(arrival: Arrival, there: readonly Conversation[], desk: Desk): Taken | null {
  const before = there.length === 0 ? null : mergedOf(arrival, there, desk)
  const absorbed = there.map((c) => c.id).filter((id) => id !== arrival.threadId)
  const said = say(arrival, before, desk)
  if (!said) return null
  const heard = { ...said.c, items: desk.itemsIn.get(arrival.threadId) ?? said.c.items, changes: said.c.changes + (arrival.items.length > 0 ? 1 : 0) }
  const follows = arrival.changed.reduce(withChange, heard)
  const timed = retime(follows, () => desk.settings.promiseTo(follows), desk.now)
  const effects = [...absorbed.map(mergedInto), ...happened(arrival, before, timed.to), ...told(said.fired), ...said.effects, ...timed.effects]
  return { to: timed.to, effects, fired: said.fired, absorbed }
}

function mergedOf(arrival: Arrival, there: readonly Conversation[], desk: Desk): Conversation {
  return desk.settings.housed(mergeAll(arrival.threadId, there, desk.settings.worldOf(there[0]!, desk.now, desk.isHere)))
}

/** Lets each item be said in turn. */
function say(arrival: Arrival, before: Conversation | null, desk: Desk): { c: Conversation; effects: Effect[]; fired: Firing[] } | null {
  const effects: Effect[] = []
  const fired: Firing[] = []
  let c = before
  const turn = (one: Conversation, event: Event): Conversation => {
    const turned = step(one, event, desk.settings.worldOf(one, desk.now, desk.isHere))
    effects.push(...turned.effects)
    return { ...one, ...turned.to }
  }
  const ownAt = c && later(arrival.lastOwnAt, c.answeredUntil) // one of several may have been answered in another
  if (c && ownAt) c = turn(c, { what: 'ours', at: ownAt, newest: c.lastInAt })
  for (const arrived of arrival.items) {
    const ruled = arrived.direction === 'in' && (!c || !arrived.automatic) ? rule(arrival, arrived, c, desk) : null
    c ??= ruled && opened(arrival, ruled.item, ruled.routed)
    if (!c) continue
    const item = ruled?.item ?? arrived
    fired.push(...(ruled?.fired ?? []))
    c = withRules(c, ruled?.fired ?? [])
    if (isFirstOfAPerson(c, item)) c = { ...c, personId: item.personId }
    const event = eventOf(item, c.lastInAt, ruled?.aside)
    c = turn(
      withItem(c, item, c.state === 'waiting_for_us', (one) => desk.windowOf(arrival.channel.network, one)),
      event,
    )
  }
  if (c && !before && c.lastInAt === null) c = turn(c, { what: 'closed', by: null, outcome: 'no_answer_needed' })
  return c && { c, effects, fired }
}

/** A machine's word (an auto-reply, a bounce) may open a conversation; whose it is, the first person who speaks in it says. */
const isFirstOfAPerson = (c: Conversation, item: ArrivedItem): boolean => item.direction === 'in' && !item.automatic && c.lastInAt === null

const mergedInto = (from: string): Effect => ({ kind: 'conversation.merged', by: null, data: { from } })

function happened(arrival: Arrival, before: Conversation | null, after: Conversation): Effect[] {
  if (arrival.items.length === 0) return []
  const directions = new Set(arrival.items.map((item) => item.direction))
  const data = { items: arrival.items.length, direction: directions.size > 1 ? 'both' : arrival.items[0]!.direction, changes: after.changes }
  if (before) return [{ kind: 'conversation.joined', by: null, data }]
  return [{ kind: 'conversation.opened', by: null, data: { ...data, state: after.state, teamId: after.teamId, because: after.because } }]
}
