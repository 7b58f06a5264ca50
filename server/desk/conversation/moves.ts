import type { BeforeReply, Standing } from './conversation.ts'
import type { Aside, World } from './event.ts'

const OPEN = { snoozedUntil: null, snoozedBy: null, closedAt: null, closedBy: null, outcome: null, heldAt: null, heldBecause: null } as const
export const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b))
export const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b))

/** It awaits us since `since`, and a new promise to answer runs. A network's clock that is ahead of ours does not buy time. */
export function awaits(s: Standing, since: Date, { now }: World): Standing {
  return { ...s, ...OPEN, state: 'waiting_for_us', awaitingSince: since, clockFrom: earlier(since, now), responseSpent: 0, nearlyDueAt: null, breachedAt: null }
}

/** It awaits us again as it did before it rested: what is left of the promise runs on. */
export const awaitsAgain = (s: Standing, { now }: World): Standing => ({ ...s, ...OPEN, state: 'waiting_for_us', clockFrom: now })

/** The clock stands still from `at`; what it used up is kept. */
export function stands(s: Standing, at: Date, { worked }: World): Standing {
  if (!s.clockFrom) return s
  const spent = worked(s.clockFrom, at)
  return { ...s, clockFrom: null, responseSpent: s.responseSpent + spent, resolutionSpent: s.resolutionSpent + spent }
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

const date = (text: string | null): Date | null => (text === null ? null : new Date(text))

/** Who answered last before a reply that never went out. */
export const answeredBefore = ({ answeredBy = null, answeredAt = null }: BeforeReply) => ({ answeredBy, answeredAt: date(answeredAt) })

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
