import { describe, expect, test } from 'vitest'
import { reckon, type RunningClock, type TeamPromise } from './deadline.ts'
import { explainDue } from './explain.ts'
import { hoursOf, type Week } from './hours.ts'
import { DEFAULT_TARGETS, inOrder, targetFor, type Target } from './target.ts'

const OFFICE: Week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]]))
const hours = hoursOf('Europe/Berlin', OFFICE, [{ date: '2026-12-25', name: 'Christmas Day' }])
const target = (more: Partial<Target> = {}): Target => ({
  id: 't',
  channelId: null,
  visibility: null,
  urgency: null,
  firstResponse: 60,
  nextResponse: 120,
  resolution: 600,
  ...more,
})
const promise = (more: Partial<TeamPromise> = {}): TeamPromise => ({ target: target(), channelName: 'Bluesky', team: 'Care', hours, ...more })
const clock = (from: string, more: Partial<RunningClock> = {}): RunningClock => ({
  from: new Date(from),
  responseSpent: 0,
  resolutionSpent: 0,
  answeredBefore: false,
  windowUntil: null,
  ...more,
})
const minutes = (n: number): number => n * 60_000

describe('a deadline', () => {
  const FRIDAY = '2026-12-18T16:45:00Z' // 17:45 in Berlin
  const cases: [why: string, clock: RunningClock, promise: TeamPromise, kind: string, at: string, nearlyAt: string][] = [
    ['a first answer, over the weekend', clock(FRIDAY), promise(), 'first_response', '2026-12-21T08:45:00Z', '2026-12-21T08:30:00Z'],
    ['the next answer', clock(FRIDAY, { answeredBefore: true }), promise(), 'next_response', '2026-12-21T09:45:00Z', '2026-12-21T09:15:00Z'],
    [
      'the solution, where it is promised sooner',
      clock(FRIDAY, { resolutionSpent: minutes(570) }),
      promise(),
      'resolution',
      '2026-12-21T08:15:00Z',
      '2026-12-18T16:45:00Z',
    ],
    [
      'the answer, once the promise of a solution is broken',
      clock(FRIDAY, { resolutionSpent: minutes(600) }),
      promise(),
      'first_response',
      '2026-12-21T08:45:00Z',
      '2026-12-21T08:30:00Z',
    ],
    ['what is left after a rest', clock(FRIDAY, { responseSpent: minutes(50) }), promise(), 'first_response', '2026-12-18T16:55:00Z', '2026-12-18T16:45:00Z'],
    ['nothing left after a rest', clock(FRIDAY, { responseSpent: minutes(70) }), promise(), 'first_response', '2026-12-18T16:45:00Z', '2026-12-18T16:45:00Z'],
    ['around the clock', clock(FRIDAY), promise({ hours: null }), 'first_response', '2026-12-18T17:45:00Z', '2026-12-18T17:30:00Z'],
    [
      'the network’s window',
      clock(FRIDAY, { windowUntil: new Date('2026-12-21T08:10:00Z') }),
      promise(),
      'first_response',
      '2026-12-21T08:10:00Z',
      '2026-12-21T08:03:45Z',
    ],
    [
      'the network’s window, closing while nobody works',
      clock('2026-12-19T10:00:00Z', { windowUntil: new Date('2026-12-19T14:00:00Z') }),
      promise(),
      'first_response',
      '2026-12-19T14:00:00Z',
      '2026-12-19T13:00:00Z',
    ],
    [
      'a window that closes later changes nothing',
      clock(FRIDAY, { windowUntil: new Date('2027-01-01T00:00:00Z') }),
      promise(),
      'first_response',
      '2026-12-21T08:45:00Z',
      '2026-12-21T08:30:00Z',
    ],
  ]
  test.each(cases)('%s', (_, running, given, kind, at, nearlyAt) => {
    expect(reckon(running, given)).toMatchObject({ kind, at: new Date(at), nearlyAt: new Date(nearlyAt) })
  })
})

const say = (running: RunningClock, given: TeamPromise): string => {
  const { at, because } = reckon(running, given)
  return explainDue(at, because, 'Europe/Berlin')
}

describe('the sentence', () => {
  test.each([
    [
      'around the clock, in the zone of the team all the same',
      say(clock('2026-12-21T09:00:00Z'), promise({ hours: null })),
      'due Mon 11:00 (Europe/Berlin) because a first answer is promised within 1 h of Mon 10:00',
    ],
    [
      'for whom',
      say(clock('2026-12-21T09:00:00Z'), promise({ target: target({ channelId: 'c', visibility: 'public', urgency: 'high' }) })),
      'due Mon 11:00 (Europe/Berlin) because a first answer is promised within 1 h of Mon 10:00 for high public messages on Bluesky',
    ],
    [
      'over a weekend',
      say(clock('2026-12-18T16:45:00Z'), promise()),
      'due Mon 09:45 because a first answer is promised within 1 h of Fri 17:45; the clock stood still outside the hours of Care (Europe/Berlin)',
    ],
    [
      'over a holiday and a week',
      say(clock('2026-12-22T16:45:00Z', { answeredBefore: true }), promise({ target: target({ nextResponse: 27 * 60 + 30, resolution: 10_000 }) })),
      'due Tue 29 Dec 09:15 because an answer is promised within 27 h 30 min of Tue 22 Dec 17:45; the clock stood still outside the hours of Care (Europe/Berlin) and on Christmas Day',
    ],
    [
      'after a rest',
      say(clock('2026-12-21T09:00:00Z', { responseSpent: minutes(45) }), promise()),
      'due Mon 10:15 (Europe/Berlin) because a first answer is promised within 1 h of Mon 10:00, of which 45 min had passed before it rested',
    ],
    [
      'a window',
      say(clock('2026-12-21T09:00:00Z', { windowUntil: new Date('2026-12-21T09:10:00Z') }), promise()),
      'due Mon 10:10 (Europe/Berlin) because the network takes no answer after that',
    ],
  ])('%s', (_, said, expected) => expect(said).toBe(expected))
})

describe('the target that counts', () => {
  const targets = inOrder([
    target({ id: 'all' }),
    target({ id: 'public', visibility: 'public' }),
    target({ id: 'critical', urgency: 'critical' }),
    target({ id: 'channel', channelId: 'c' }),
    target({ id: 'both', visibility: 'public', urgency: 'critical' }),
  ])
  test.each([
    ['all', { channelId: 'd', visibility: 'direct', urgency: 'low' }],
    ['public', { channelId: 'd', visibility: 'public', urgency: 'low' }],
    ['channel', { channelId: 'c', visibility: 'public', urgency: 'low' }],
    ['channel', { channelId: 'c', visibility: 'direct', urgency: 'critical' }],
    ['critical', { channelId: 'd', visibility: 'direct', urgency: 'critical' }],
    ['both', { channelId: 'c', visibility: 'public', urgency: 'critical' }],
  ] as const)('is %s for %o', (id, occasion) => expect(targetFor(targets, occasion).id).toBe(id))

  test('is a default where none is set, and there is one for everything', () => {
    for (const visibility of ['public', 'direct'] as const)
      for (const urgency of ['low', 'normal', 'high', 'critical'] as const)
        expect(targetFor([], { channelId: 'c', visibility, urgency }).firstResponse).toBeGreaterThan(0)
    expect(targetFor([], { channelId: 'c', visibility: 'public', urgency: 'normal' })).toMatchObject({ firstResponse: 60 })
    expect(targetFor([], { channelId: 'c', visibility: 'public', urgency: 'critical' })).toMatchObject({ firstResponse: 15 })
    expect(DEFAULT_TARGETS.map((one) => one.id)).toEqual(inOrder(DEFAULT_TARGETS).map((one) => one.id))
  })
})
