import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { hoursOf, minutesOf, WEEKDAYS, type Week } from './hours.ts'
import { addWorkingTime, workingTimeBetween } from './working-time.ts'

const MINUTE = 60_000
const at = (text: string, zone = 'Europe/Berlin'): number => DateTime.fromISO(text, { zone }).toMillis()
const shown = (instant: number, zone = 'Europe/Berlin'): string => DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
const everyDay = (...blocks: [string, string][]): Week => Object.fromEntries(WEEKDAYS.map((day) => [day, blocks]))
const OFFICE: Week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
    day,
    [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
  ]),
)

describe('working time, by hand', () => {
  const cases: [why: string, from: string, minutes: number, due: string][] = [
    ['within a block', '2026-03-02T09:00', 60, '2026-03-02T10:00'],
    ['over the lunch break', '2026-03-02T12:00', 60, '2026-03-02T14:00'],
    ['exactly to the end of a block', '2026-03-02T12:00', 30, '2026-03-02T12:30'],
    ['from before opening', '2026-03-02T06:15', 60, '2026-03-02T10:00'],
    ['over the weekend', '2026-03-06T17:30', 60, '2026-03-09T09:30'],
    ['from a Saturday', '2026-03-07T11:00', 1, '2026-03-09T09:01'],
    ['over a holiday', '2026-12-24T17:00', 120, '2026-12-28T10:00'],
    ['over the leap day', '2028-02-28T17:30', 8 * 60 + 60, '2028-03-01T09:30'],
    ['over the change to summer time', '2026-03-27T17:30', 60, '2026-03-30T09:30'],
    ['over the change to winter time', '2026-10-23T17:30', 60, '2026-10-26T09:30'],
    ['nothing', '2026-03-07T11:00', 0, '2026-03-07T11:00'],
  ]
  test.each(cases)('%s', (_, from, minutes, due) => {
    const hours = hoursOf('Europe/Berlin', OFFICE, [{ date: '2026-12-25', name: 'Christmas Day' }])
    expect(shown(addWorkingTime(hours, at(from), minutes * MINUTE))).toBe(due)
  })

  test('a night that loses an hour has an hour less', () => {
    const night = hoursOf('Europe/Berlin', everyDay(['00:00', '24:00']), [])
    expect(workingTimeBetween(night, at('2026-03-29T00:00'), at('2026-03-30T00:00'))).toBe(23 * 60 * MINUTE)
    expect(workingTimeBetween(night, at('2026-10-25T00:00'), at('2026-10-26T00:00'))).toBe(25 * 60 * MINUTE)
  })
  test('hours that begin in the hour that is left out begin when clocks have gone forward', () => {
    const early = hoursOf('Europe/Berlin', everyDay(['02:30', '04:00']), [])
    expect(shown(addWorkingTime(early, at('2026-03-29T00:00'), MINUTE))).toBe('2026-03-29T03:01')
  })
  test('where clocks go forward at midnight, the day still has its hours', () => {
    const beirut = hoursOf('Asia/Beirut', everyDay(['00:00', '08:00']), [])
    expect(shown(addWorkingTime(beirut, at('2026-03-28T23:00', 'Asia/Beirut'), MINUTE), 'Asia/Beirut')).toBe('2026-03-29T01:01')
  })
  test('a day a zone left out is not worked', () => {
    const samoa = hoursOf('Pacific/Apia', everyDay(['09:00', '17:00']), [])
    expect(workingTimeBetween(samoa, at('2011-12-29T00:00', 'Pacific/Apia'), at('2012-01-01T00:00', 'Pacific/Apia'))).toBe(2 * 8 * 60 * MINUTE)
  })
  test('around the clock every minute counts', () => {
    expect(addWorkingTime(null, 1000, 5 * MINUTE)).toBe(1000 + 5 * MINUTE)
    expect(workingTimeBetween(null, 1000, 6000)).toBe(5000)
  })
  test('holidays between are named, those on free days are not', () => {
    const hours = hoursOf('Europe/Berlin', OFFICE, [
      { date: '2026-12-25', name: 'Christmas Day' },
      { date: '2026-12-26', name: 'Boxing Day' },
    ])
    expect(hours.holidaysBetween(at('2026-12-24T17:00'), at('2026-12-28T10:00'))).toEqual(['Christmas Day'])
    expect(hours.holidaysBetween(at('2026-12-21T17:00'), at('2026-12-22T10:00'))).toEqual([])
  })
})

describe('working time, as laws', () => {
  /** Blocks between hours that no zone here leaves out or shows twice, so that counting minutes by the clock on the wall is right. */
  const blocks = fc.uniqueArray(fc.integer({ min: 4 * 60, max: 22 * 60 }), { minLength: 2, maxLength: 6 }).map((cuts) => {
    const sorted = cuts.toSorted((a, b) => a - b)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => [clock(sorted[2 * i]!), clock(sorted[2 * i + 1]!)] as [string, string])
  })
  const week = fc
    .record(Object.fromEntries(WEEKDAYS.map((day) => [day, fc.oneof(fc.constant([]), blocks)])) as Record<(typeof WEEKDAYS)[number], typeof blocks>)
    .filter((one) => Object.values(one).some((day) => day.length > 0))
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/St_Johns', 'UTC')
  const holidays = fc
    .uniqueArray(fc.integer({ min: 0, max: 700 }), { maxLength: 20 })
    .map((days) => days.map((day) => ({ date: DateTime.utc(2027, 1, 1).plus({ days: day }).toISODate()!, name: 'off' })))
  const hours = fc.tuple(zone, week, holidays).map(([z, w, h]) => hoursOf(z, w, h))
  /** Two years from 2027: eight changes of clock and the leap day of 2028. */
  const instant = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }).map((minute) => Date.UTC(2027, 0, 1) + minute * MINUTE)
  const work = fc.integer({ min: 1, max: 20_000 }).map((minutes) => minutes * MINUTE)

  test('what was added lies between', () => {
    fc.assert(
      fc.property(hours, instant, work, (h, from, ms) => {
        expect(workingTimeBetween(h, from, addWorkingTime(h, from, ms))).toBe(ms)
      }),
    )
  })
  test('the moment found is the first: a millisecond earlier is too little', () => {
    fc.assert(
      fc.property(hours, instant, work, (h, from, ms) => {
        expect(workingTimeBetween(h, from, addWorkingTime(h, from, ms) - 1)).toBe(ms - 1)
      }),
    )
  })
  test('more work is due later, and a later start is never due earlier', () => {
    fc.assert(
      fc.property(hours, instant, work, work, (h, from, a, b) => {
        expect(addWorkingTime(h, from, a) <= addWorkingTime(h, from, Math.max(a, b))).toBe(true)
        expect(addWorkingTime(h, from, a) <= addWorkingTime(h, from + b, a)).toBe(true)
      }),
    )
  })
  test('adding in two parts is adding at once', () => {
    fc.assert(
      fc.property(hours, instant, work, work, (h, from, a, b) => {
        expect(addWorkingTime(h, addWorkingTime(h, from, a), b)).toBe(addWorkingTime(h, from, a + b))
      }),
    )
  })
  test('it is the number of minutes at which the clock on the wall shows working hours', () => {
    fc.assert(
      fc.property(zone, week, holidays, instant, fc.integer({ min: 0, max: 4 * 24 * 60 }), (z, w, off, from, length) => {
        const open = minutesOf(w)
        const isOpen = (ms: number): boolean => {
          const local = DateTime.fromMillis(ms, { zone: z })
          const minute = local.hour * 60 + local.minute
          return !off.some((one) => one.date === local.toISODate()) && open[WEEKDAYS[local.weekday - 1]!].some(([a, b]) => minute >= a && minute < b)
        }
        const counted = Array.from({ length }, (_, i) => from + i * MINUTE).filter(isOpen).length
        expect(workingTimeBetween(hoursOf(z, w, off), from, from + length * MINUTE)).toBe(counted * MINUTE)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a week as a person writes it', () => {
  const refused: [why: string, week: Week, code: string][] = [
    [
      'overlaps',
      {
        mon: [
          ['09:00', '12:00'],
          ['11:00', '13:00'],
        ],
      },
      'hours-overlap',
    ],
    ['ends before it begins', { mon: [['22:00', '06:00']] }, 'hours-end-early'],
    ['no time', { mon: [['9', '12:00']] }, 'not-a-time'],
    ['after midnight', { mon: [['09:00', '24:30']] }, 'not-a-time'],
    ['no work at all', { mon: [] }, 'no-hours'],
  ]
  test.each(refused)('is refused where it %s', (_, week, code) => {
    expect(() => minutesOf(week)).toThrow(expect.objectContaining({ code }))
  })
  test('may list its blocks in any order', () => {
    expect(
      minutesOf({
        tue: [
          ['13:00', '24:00'],
          ['00:00', '06:00'],
        ],
      }).tue,
    ).toEqual([
      [0, 360],
      [780, 1440],
    ])
  })
})

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
