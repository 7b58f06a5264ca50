import { instantOf, wallTime, weekday } from '../../../desk/snooze/zoned.ts'
import type { Holiday } from '../calendar/week.ts'

/** Instants that show best what hours mean: now, late on a Friday, on a Saturday, and before the next holiday. In the team's zone. */
export function tellingInstants(now: Date, zone: string, holidays: readonly Holiday[]): Date[] {
  const today = wallTime(now, zone)
  const onDay = (days: number, hour: number, minute: number): Date => instantOf({ ...today, day: today.day + days, hour, minute }, zone)
  const toFriday = (5 - weekday(today) + 7) % 7 || 7
  const instants = [now, onDay(toFriday, 17, 50), onDay(toFriday + 1, 11, 0)]
  const eve = holidays.map(({ date }) => eveOf(date, zone)).find((at) => at > now)
  return eve ? [...instants, eve] : instants
}

/** Late in the afternoon of the day before a date (YYYY-MM-DD). */
function eveOf(date: string, zone: string): Date {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return instantOf({ year, month, day: day - 1, hour: 16, minute: 30 }, zone)
}
