import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRandom as random } from '../../../test/chance.ts'
import { expectedBetween, hourOf, quietFrom, rhythmOf, type Heard } from './rhythm.ts'

const HOUR = 3_600_000
const MONDAY = new Date('2026-03-02T00:00:00Z')
const START = hourOf(MONDAY)

/** Weeks of items, by what comes in an hour of the week; Monday 00:00 is 0. */
function heard(weeks: number, items: (hourOfWeek: number, nth: number) => number): Heard {
  return new Map(Array.from({ length: weeks * 168 }, (_, nth) => [START + nth, items(nth % 168, nth)]))
}
const officeHours = (hour: number): boolean => hour < 5 * 24 && hour % 24 >= 8 && hour % 24 < 18
const after = (weeks: number, hours: number): Date => new Date(MONDAY.getTime() + (weeks * 168 + hours) * HOUR)
const hoursUntilQuiet = (items: Heard, last: Date): number | null => {
  const rhythm = rhythmOf(items)
  const at = rhythm && quietFrom(rhythm, last)
  return at && (at.getTime() - last.getTime()) / HOUR
}

/** Poisson by Knuth, with a seeded chance; `burst`: each item brings so many. */
function poisson(next: () => number, mean: number, burst = 1): number {
  let [count, product] = [0, next()]
  for (const limit = Math.exp(-mean / burst); product > limit; count++) product *= next()
  return count * burst
}

describe('a silence is unusual', () => {
  test('on a lively channel within 40 minutes, and by night and weekend not at all', () => {
    const next = random(1)
    const items = heard(8, (hour) => poisson(next, officeHours(hour) ? 40 : 0))
    expect(hoursUntilQuiet(items, after(8, 10))).toBeLessThan(2 / 3)
    const fridayEvening = hoursUntilQuiet(items, after(8, 4 * 24 + 17.9))!
    expect(fridayEvening, 'until work begins on Monday').toBeGreaterThan(62)
    expect(fridayEvening).toBeLessThan(66)
  })

  test('on a slow one after days, and never within ten minutes', () => {
    const next = random(2)
    const slow = hoursUntilQuiet(
      heard(10, () => poisson(next, 0.15)),
      after(10, 9),
    )!
    expect(slow).toBeGreaterThan(24)
    expect(slow).toBeLessThan(24 * 14)
    expect(
      hoursUntilQuiet(
        heard(4, () => 5_000),
        after(4, 10),
      ),
    ).toBeCloseTo(1 / 6)
  })

  test('later where what is said comes in bursts', () => {
    const [even, bursts] = [random(3), random(3)]
    const steady = hoursUntilQuiet(
      heard(6, () => poisson(even, 4)),
      after(6, 0),
    )!
    expect(
      hoursUntilQuiet(
        heard(6, () => poisson(bursts, 4, 25)),
        after(6, 0),
      ),
    ).toBeGreaterThan(2 * steady)
  })

  test('not where it has been as silent before: holidays come again', () => {
    const next = random(4)
    const withHoliday = heard(8, (_, nth) => (nth >= 400 && nth < 400 + 72 ? 0 : poisson(next, 2)))
    expect(hoursUntilQuiet(withHoliday, after(8, 0))).toBeGreaterThan(72)
  })

  test('never where little is known', () => {
    expect(rhythmOf(new Map())).toBeNull()
    expect(rhythmOf(heard(1, () => 100)), 'one week').toBeNull()
    expect(rhythmOf(heard(20, (_, nth) => (nth % 168 === 3 ? 50 : 0))), 'twenty hours with something').toBeNull()
  })
})

test('chance alone hardly ever makes a silence that is told: one in a thousand of 20,000', () => {
  let [silences, told] = [0, 0]
  for (const [seed, mean] of [0.1, 0.4, 1, 3, 10].entries()) {
    const next = random(seed + 10)
    const rate = (hour: number): number => mean * (officeHours(hour) ? 3 : 0.3)
    const rhythm = rhythmOf(heard(8, (hour) => poisson(next, rate(hour))))!
    let last = after(8, 0).getTime()
    for (let at = last; at < after(60, 0).getTime();) {
      at -= (Math.log(next()) * HOUR) / (mean * 3) // arrivals at the highest rate, thinned to the hour's own
      if (next() > rate((Math.floor(at / HOUR) - START) % 168) / (mean * 3)) continue
      silences++
      const quiet = quietFrom(rhythm, new Date(last))
      if (quiet && quiet.getTime() < at) told++
      last = at
    }
  }
  expect(silences).toBeGreaterThan(20_000)
  expect(told).toBeLessThanOrEqual(silences / 1000)
})

test('what is to be expected adds up over time', () => {
  const rhythm = rhythmOf(heard(4, (hour) => (officeHours(hour) ? 6 : 1)))!
  const ms = fc.integer({ min: 0, max: 30 * 24 * HOUR })
  fc.assert(
    fc.property(ms, ms, (first, second) => {
      const [a, b, c] = [MONDAY, new Date(MONDAY.getTime() + first), new Date(MONDAY.getTime() + first + second)]
      expect(expectedBetween(rhythm, a, b) + expectedBetween(rhythm, b, c)).toBeCloseTo(expectedBetween(rhythm, a, c), 6)
    }),
  )
  expect(expectedBetween(rhythm, MONDAY, after(1, 0)), 'a week').toBeCloseTo(50 * 6 + 118, -1)
})
