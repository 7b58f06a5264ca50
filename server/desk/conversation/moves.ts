import type { BeforeReply, BeforeRest, Standing } from './conversation.ts'
import type { Aside, World } from './event.ts'

const OPEN = { snoozedUntil: null, snoozedBy: null, closedAt: null, closedBy: null, outcome: null, heldAt: null, heldBecause: null, beforeRest: null } as const
const date = (text: string | null | undefined): Date | null => (text ? new Date(text) : null)
const iso = (at: Date | null): string | null => at && at.toISOString()
export const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b))
export const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b))

/** It awaits us since `since`, and a new promise to answer runs. A network's clock that is ahead of ours does not buy time. */
export function awaits(s: Standing, since: Date, { now }: World): Standing {
  return { ...s, ...OPEN, state: 'waiting_for_us', awaitingSince: since, clockFrom: earlier(since, now), responseSpent: 0, nearlyDueAt: null, breachedAt: null }
}

/**
 * It awaits us again after a rest: what is left of the promise runs on. A promise that was broken before has nothing left, and
 * stays broken since then: no rest hides that.
 */
export const awaitsAgain = (s: Standing, world: World): Standing =>
  s.breachedAt ? unrested(s, world) : { ...s, ...OPEN, state: 'waiting_for_us', clockFrom: world.now }

/** The clock stands still from `at`; what it used up is kept. */
export function stands(s: Standing, at: Date, { worked }: World): Standing {
  if (!s.clockFrom) return s
  const spent = worked(s.clockFrom, at)
  return { ...s, clockFrom: null, responseSpent: s.responseSpent + spent, resolutionSpent: s.resolutionSpent + spent }
}

/** The clock stands still for a rest, and how it stood is remembered. `snoozed`: the snooze that this rest ends. What was held aside and is closed stays known as such. */
export function rests(s: Standing, world: World, snoozed: BeforeRest['snoozed'] = null): Standing {
  const { queuedAt, clockFrom, responseSpent, resolutionSpent, heldAt, heldBecause } = s
  const clock = { at: world.now.toISOString(), queuedAt: iso(queuedAt), clockFrom: iso(clockFrom), responseSpent, resolutionSpent }
  return { ...stands(s, world.now, world), ...OPEN, heldAt, heldBecause, beforeRest: { ...(s.beforeRest ?? clock), snoozed } }
}

/** It stands as if it had not rested: the clock ran on, and the promise is the one it was. What they wrote may be answered by now. */
export function unrested(s: Standing, { now }: World): Standing {
  const before = s.beforeRest
  if (s.state === 'closed' && before?.snoozed)
    return { ...s, ...OPEN, state: 'snoozed', snoozedUntil: date(before.snoozed.until), snoozedBy: before.snoozed.by, beforeRest: { ...before, snoozed: null } }
  if (!s.awaitingSince) return awaitsThem(s)
  if (!before?.clockFrom) return { ...s, ...OPEN, state: 'waiting_for_us', clockFrom: now }
  const { queuedAt, clockFrom, responseSpent, resolutionSpent } = before
  return { ...s, ...OPEN, state: 'waiting_for_us', queuedAt: date(queuedAt), clockFrom: date(clockFrom), responseSpent, resolutionSpent }
}

/** Another of theirs is the oldest unanswered: the promise counts from there, unless the clock stood still since. */
export function waitingSince(s: Standing, since: Date, { now }: World): Standing {
  const whole = s.responseSpent === 0 && s.clockFrom && s.awaitingSince && s.clockFrom <= s.awaitingSince
  return { ...s, awaitingSince: since, clockFrom: whole ? earlier(since, now) : s.clockFrom }
}

/** They took back all that was unanswered: it is as if they had not asked. What is snoozed or closed stays so, and no question comes back with it. */
export function unasked(s: Standing): Standing {
  const none = {
    awaitingSince: null,
    clockFrom: null,
    responseSpent: 0,
    resolutionSpent: s.resolutionSpent - s.responseSpent,
    nearlyDueAt: null,
    breachedAt: null,
  }
  return s.state === 'waiting_for_us' ? awaitsThem({ ...s, ...none }) : { ...s, ...none }
}

/** Nothing of theirs is unanswered. */
export function answered(s: Standing, at: Date, world: World): Standing {
  const still = stands(s, at, world)
  return { ...still, awaitingSince: null, responseSpent: 0, nearlyDueAt: null, breachedAt: null, firstAnsweredAt: s.firstAnsweredAt ?? at }
}

/** It is held aside, with what came at `at`: no queue, no clock. What is held already stays so, for the reason it had. */
export function heldAside(s: Standing, at: Date, { because }: Aside, world: World): Standing {
  const held = s.heldAt ? { heldAt: s.heldAt, heldBecause: s.heldBecause } : { heldAt: world.now, heldBecause: because }
  const still = { ...stands(s, world.now, world), awaitingSince: earlier(s.awaitingSince, at), nearlyDueAt: null, breachedAt: null }
  return { ...still, ...OPEN, ...held, state: 'held', ownerId: null }
}

/** It rests, waiting for them. */
export const awaitsThem = (s: Standing): Standing => ({ ...s, ...OPEN, state: 'waiting_for_them' })

/** Who answered last before a reply that never went out. */
export const answeredBefore = ({ answeredBy = null, answeredAt = null }: BeforeReply) => ({ answeredBy, answeredAt: date(answeredAt) })

/** How an answer that was logged by hand is remembered: nothing tells that it was sent, so a later answer is the one that counts. */
export const loggedAs = (id: string): string => `logged:${id}`
export const isLogged = (before: BeforeReply | null): boolean => before?.outgoing.startsWith('logged:') ?? false

/** The clock as it stood before a reply that never went out; an older unanswered item than any since counts. */
export function asBefore(s: Standing, before: BeforeReply, { now }: World): Standing {
  return {
    ...s,
    ...OPEN,
    state: 'waiting_for_us',
    awaitingSince: earlier(date(before.awaitingSince), s.state === 'waiting_for_us' ? s.awaitingSince : null),
    clockFrom: date(before.clockFrom) ?? now,
    responseSpent: before.responseSpent,
    resolutionSpent: before.resolutionSpent,
    firstAnsweredAt: date(before.firstAnsweredAt),
    nearlyDueAt: date(before.nearlyDueAt),
    breachedAt: date(before.breachedAt),
    ...answeredBefore(before),
    beforeReply: null,
  }
}
