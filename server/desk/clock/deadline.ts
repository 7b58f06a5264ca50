import type { z } from 'zod'
import type { DueBecause } from '../contract.ts'
import type { Hours } from './hours.ts'
import type { Target } from './target.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'

const MINUTE = 60_000
/** A deadline is nearly due when three quarters of the promised time have passed. */
const NEARLY = 0.75

export type DueKind = 'first_response' | 'next_response' | 'resolution'
export type DueBecause = z.output<typeof DueBecause>

/** A clock that runs: since when, and what was used up of each promise before it stood still the last time. */
export interface RunningClock {
  from: Date
  /** ms of working time. */
  responseSpent: number
  resolutionSpent: number
  answeredBefore: boolean
  /** When the network's own reply window closes; null: never. */
  windowUntil: Date | null
}

/** What a team promises: its hours (null: around the clock), the target, and the names that explain both. */
export interface TeamPromise {
  target: Target
  channelName: string
  team: string
  hours: Hours | null
}

export interface Deadline {
  at: Date
  kind: DueKind
  because: DueBecause
  nearlyAt: Date
}

/**
 * The deadline of a running clock: the earliest of the response and the resolution that are promised, or the end of the
 * network's reply window where that comes first. A resolution promise that was used up before this clock started no longer
 * counts: it was broken and told then, and would else hide when the next answer is due.
 */
export function reckon(clock: RunningClock, promise: TeamPromise): Deadline {
  const response = dueFor(clock.answeredBefore ? 'next_response' : 'first_response', clock, promise)
  const resolution = clock.resolutionSpent < promise.target.resolution * MINUTE ? dueFor('resolution', clock, promise) : null
  const first = resolution && resolution.at < response.at ? resolution : response
  if (clock.windowUntil && clock.windowUntil.getTime() < first.at) return windowed(clock, promise, first)
  const { kind, minutes, spent, at } = first
  const nearly = addWorkingTime(promise.hours, clock.from.getTime(), NEARLY * minutes * MINUTE - spent)
  return { at: new Date(at), kind, because: explain(kind, first, at, clock, promise), nearlyAt: new Date(nearly) }
}

interface Due {
  kind: DueKind
  minutes: number
  spent: number
  at: number
}

function dueFor(kind: DueKind, clock: RunningClock, { target, hours }: TeamPromise): Due {
  const minutes = { first_response: target.firstResponse, next_response: target.nextResponse, resolution: target.resolution }[kind]
  const spent = kind === 'resolution' ? clock.resolutionSpent : clock.responseSpent
  return { kind, minutes, spent, at: addWorkingTime(hours, clock.from.getTime(), minutes * MINUTE - spent) }
}

/** The window does not wait for office hours; where it lies outside them, nearly is three quarters of plain time. */
function windowed(clock: RunningClock, promise: TeamPromise, due: Due): Deadline {
  const [from, until] = [clock.from.getTime(), clock.windowUntil!.getTime()]
  const work = workingTimeBetween(promise.hours, from, until)
  const nearly = work > 0 ? addWorkingTime(promise.hours, from, NEARLY * work) : from + NEARLY * Math.max(0, until - from)
  return { at: new Date(until), kind: due.kind, because: explain('network_window', due, until, clock, promise), nearlyAt: new Date(Math.min(nearly, until)) }
}

function explain(
  kind: DueBecause['kind'],
  { minutes, spent }: Due,
  at: number,
  clock: RunningClock,
  { target, channelName, team, hours }: TeamPromise,
): DueBecause {
  const from = clock.from.getTime()
  return {
    kind,
    minutes,
    spent: Math.round(spent / MINUTE),
    from: clock.from.toISOString(),
    target: { channel: target.channelId && channelName, visibility: target.visibility, urgency: target.urgency },
    calendar: hours && {
      team,
      timeZone: hours.timeZone,
      stoodStill: at - from > workingTimeBetween(hours, from, at),
      holidays: hours.holidaysBetween(from, at),
    },
  }
}
