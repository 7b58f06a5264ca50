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
import { givenTo, type Opening, type StepSaid } from '../routing/whose.ts'
import { urged } from './again.ts'
import { mergeAll } from './merge.ts'
import { opened } from './open.ts'
import { rule, told, withRules, type Ruled } from './rule.ts'
import { withoutTakenBack } from './withdraw.ts'

/** What taking in needs to know of the world. */
export interface Desk {
  now: Date
  settings: Settings
  isHere: World['isHere']
  /** How well we know a person. */
  knows(personId: string): Acquaintance
  /** What leads to the person who gets a conversation that opens; who gets it is counted. */
  whose(opening: Opening): StepSaid[]
  /** How many items stand in a thread, where the conversations there were do not know: what came in before there was one. */
  itemsIn: ReadonlyMap<string, number>
  /** Of an item that was taken back, the oldest of theirs from then on that stands; left out: none does. */
  nextOf: ReadonlyMap<string, Date>
  /** Until when the network lets an item be answered, by its table (#channels, reach); null: for ever. `network`: the channel's. */
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
  const { to: follows, effects: withdrawn } = withoutTakenBack(arrival.changed.reduce(withChange, heard), arrival.changed, desk)
  const timed = retime(follows, () => desk.settings.promiseTo(follows), desk.now)
  const effects = [...absorbed.map(mergedInto), ...happened(arrival, before, timed.to), ...told(said.fired), ...said.effects, ...withdrawn, ...timed.effects]
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
    const ruled = arrived.direction === 'in' && (c ? !arrived.automatic : !arrived.quiet) ? rule(arrival, arrived, c, desk) : null
    c ??= ruled ? given(arrival, ruled, desk, effects) : openedByUs(arrival, arrived, desk)
    if (!c) continue
    const item = ruled?.item ?? arrived
    fired.push(...(ruled?.fired ?? []))
    c = withRules(c, ruled?.fired ?? [])
    if (isFirstOfAPerson(c, item)) c = { ...c, personId: item.personId }
    const event = eventOf(item, c.lastInAt, item.loggedWith ? null : ruled?.aside)
    const heard = withItem(c, item, c.state === 'waiting_for_us', (one) => desk.windowOf(arrival.channel.network, one))
    const pressed = urged(c, heard, item)
    effects.push(...pressed.effects)
    c = turn(pressed.c, event)
  }
  if (c && !before && c.lastInAt === null && !arrival.items.some((item) => item.loggedWith))
    c = turn(c, { what: 'closed', by: null, outcome: 'no_answer_needed' })
  return c && { c, effects, fired }
}

/** A machine's word (an auto-reply, a bounce) may open a conversation; whose it is, the first person who speaks in it says. */
const isFirstOfAPerson = (c: Conversation, item: ArrivedItem): boolean => item.direction === 'in' && !item.automatic && c.lastInAt === null

/** A call or a letter of ours that a member wrote down opens a conversation with whom it was for; a post of ours opens none. */
function openedByUs({ channel, ...arrival }: Arrival, item: ArrivedItem, { settings }: Desk): Conversation | null {
  if (!item.loggedWith) return null
  return opened({ channel, ...arrival }, { ...item, personId: item.loggedWith }, { teamId: settings.homeOf(channel.teamId), because: null }, [])
}

/** Opens a conversation, and gives it to somebody of its team if anything speaks for one. */
function given(arrival: Arrival, { item, routed, byTier, aside }: Ruled, desk: Desk, effects: Effect[]): Conversation {
  const { personId, at, assessment, automatic, customer } = item
  const isForNobody = automatic || aside !== null || (arrival.lastOwnAt !== null && arrival.lastOwnAt >= at)
  const { teamId } = routed
  const said = isForNobody
    ? []
    : desk.whose({ personId, at, teamId, byTier, language: assessment?.language ?? null, accountOwnerId: customer?.accountOwnerId ?? null })
  const memberId = givenTo(said)
  if (memberId) effects.push({ kind: 'conversation.given', by: null, data: { to: { memberId }, because: said.at(-1) } })
  return opened(arrival, item, routed, said)
}

const mergedInto = (from: string): Effect => ({ kind: 'conversation.merged', by: null, data: { from } })

function happened(arrival: Arrival, before: Conversation | null, after: Conversation): Effect[] {
  if (arrival.items.length === 0) return []
  const directions = new Set(arrival.items.map((item) => item.direction))
  const data = { items: arrival.items.length, direction: directions.size > 1 ? 'both' : arrival.items[0]!.direction, changes: after.changes }
  if (before) return [{ kind: 'conversation.joined', by: null, data }]
  return [{ kind: 'conversation.opened', by: null, data: { ...data, state: after.state, teamId: after.teamId, because: after.because } }]
}
