import { reckon, type TeamPromise } from '../clock/deadline.ts'
import type { Conversation } from './conversation.ts'
import { givenTo } from '../routing/whose.ts'
import type { Effect, Step } from './event.ts'

const NOT_DUE = { dueAt: null, dueKind: null, dueBecause: null } as const

/**
 * Works out when an answer is due and what rings next, after a conversation changed. A moment that has passed already is told
 * now. Nearly-due and breach are told once while one question waits, and again only if a new deadline lies ahead: the same one,
 * when the clock was set back, is no new one.
 */
export function retime(c: Conversation, promise: () => TeamPromise, now: Date): Step<Conversation> {
  if (c.state !== 'waiting_for_us') return { to: { ...c, ...NOT_DUE, alarmAt: c.snoozedUntil }, effects: [] }
  const { from, windowUntil } = { from: c.clockFrom!, windowUntil: c.windowUntil }
  const clock = { from, windowUntil, responseSpent: c.responseSpent, resolutionSpent: c.resolutionSpent, answeredBefore: c.firstAnsweredAt !== null }
  const { at, kind, because, nearlyAt } = reckon(clock, promise())
  const timed = { ...c, dueAt: at, dueKind: kind, dueBecause: because }
  if (at <= now) return breached(timed, now)
  const isSame = c.dueAt?.getTime() === at.getTime()
  if (isSame && c.breachedAt) return { to: { ...timed, alarmAt: null }, effects: [] }
  const nearlyDueAt = isSame || nearlyAt <= now ? c.nearlyDueAt : null
  return ring({ ...timed, breachedAt: null, nearlyDueAt, alarmAt: nearlyDueAt ? at : nearlyAt }, now)
}

/** Tells what is owed at `now` of a deadline that stands. Nothing, when its alarm lies ahead. */
export function ring(c: Conversation, now: Date): Step<Conversation> {
  if (c.state !== 'waiting_for_us' || !c.alarmAt || c.alarmAt > now) return { to: c, effects: [] }
  if (c.dueAt! <= now) return breached(c, now)
  const { to, effects } = backInQueue(c, now)
  return { to: { ...to, nearlyDueAt: now, alarmAt: c.dueAt }, effects: [...effects, told('nearly_due', to)] }
}

/**
 * What went to somebody by itself, and is not answered when the time runs out, is everybody's again: they may not be there. Once; who
 * claims it keeps it.
 */
function backInQueue(c: Conversation, now: Date): Step<Conversation> {
  if (!c.ownerId || !c.routed || givenTo(c.routed) !== c.ownerId) return { to: c, effects: [] }
  const released: Effect = { kind: 'conversation.released', by: null, data: { from: c.ownerId, because: 'nearly due' } }
  return { to: { ...c, ownerId: null, queuedAt: now, routed: null }, effects: [released] }
}

function breached(c: Conversation, now: Date): Step<Conversation> {
  return { to: { ...c, breachedAt: c.breachedAt ?? now, alarmAt: null }, effects: c.breachedAt ? [] : [told('breached', c)] }
}

const told = (kind: string, c: Conversation): Effect => ({
  kind: `conversation.${kind}`,
  by: null,
  data: { kind: c.dueKind, dueAt: c.dueAt!.toISOString(), teamId: c.teamId, ownerId: c.ownerId },
})
