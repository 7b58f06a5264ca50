import { Refusal } from '#platform/refusal.ts'
import { DAY, instantOf, zoneOf } from './local-time.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Weekday = (typeof WEEKDAYS)[number]

/** Working hours as a person writes them: for each weekday the blocks, "HH:MM" to "HH:MM" ("24:00" is midnight at the end). */
export type Week = Partial<Record<Weekday, [string, string][]>>
export interface Holiday {
  /** YYYY-MM-DD in the team's time zone. */
  date: string
  name: string
}

/** From, until; ms. */
type Span = readonly [number, number]

/** When a team works, ready for reckoning. */
export interface Hours {
  timeZone: string
  /** The spans worked on a day (days since 1970-01-01 in the team's zone), in order; none on a holiday. */
  openOn(day: number): readonly Span[]
  /** Names of the holidays between two instants on which the team would else have worked. */
  holidaysBetween(from: number, to: number): string[]
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7]!

/** Makes hours ready. A day's spans are worked out once and remembered: reckoning asks for the same days again and again. */
export function hoursOf(timeZone: string, week: Week, holidays: readonly Holiday[]): Hours {
  const zone = zoneOf(timeZone)
  const blocks = minutesOf(week)
  const off = new Map(holidays.map((holiday) => [Date.parse(holiday.date) / DAY, holiday.name]))
  const remembered = new Map<number, readonly Span[]>()
  let missed: { from: number; to: number; name: string }[] | null = null
  const spansOn = (day: number): readonly Span[] => blocks[weekdayOf(day)].map(([from, to]) => [instantOf(zone, day, from), instantOf(zone, day, to)] as const)
  return {
    timeZone,
    openOn(day) {
      const known = remembered.get(day)
      if (known) return known
      if (remembered.size > 20_000) remembered.clear()
      const spans = off.has(day) ? [] : spansOn(day)
      remembered.set(day, spans)
      return spans
    },
    holidaysBetween(from, to) {
      missed ??= [...off].flatMap(([day, name]) => spansOn(day).map(([start, end]) => ({ from: start, to: end, name })))
      return [...new Set(missed.filter((span) => span.from < to && span.to > from).map((span) => span.name))]
    },
  }
}

/**
 * Reads a week into minutes of the day, in order. Refuses times that are none, blocks that end before they begin or overlap
 * (hours past midnight are two blocks), and a week without work: nothing would ever be due.
 */
export function minutesOf(week: Week): Record<Weekday, [number, number][]> {
  const read = Object.fromEntries(WEEKDAYS.map((day) => [day, (week[day] ?? []).map(blockOf).toSorted((a, b) => a[0] - b[0])])) as Record<
    Weekday,
    [number, number][]
  >
  for (const day of WEEKDAYS)
    if (read[day].some(([from], i) => i > 0 && from < read[day][i - 1]![1]))
      throw new Refusal('invalid', 'hours-overlap', `Two blocks of working hours overlap on ${day}. Let one end where the other begins.`)
  if (WEEKDAYS.every((day) => read[day].length === 0))
    throw new Refusal('invalid', 'no-hours', 'A team that never works can keep no promise. Give at least one block of hours, or choose around the clock.')
  return read
}

function blockOf([from, to]: [string, string]): [number, number] {
  const block: [number, number] = [minuteOf(from), minuteOf(to)]
  if (block[0] < block[1]) return block
  throw new Refusal(
    'invalid',
    'hours-end-early',
    `${from}–${to} ends before it begins. Hours past midnight are two blocks: until 24:00, and from 00:00 the next day.`,
  )
}

function minuteOf(text: string): number {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? []
  const read = Number(hour) * 60 + Number(minute)
  if (read <= 1440) return read
  throw new Refusal('invalid', 'not-a-time', `“${text}” is not a time of day. Write it like 09:30; midnight at the end of a day is 24:00.`)
}
