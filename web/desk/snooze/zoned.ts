/** A day and time on the wall somewhere; month 1–12. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

/** What the clock on the wall shows in `zone` (IANA name) at an instant. */
export function wallTime(at: Date, zone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

const asIfUtc = ({ year, month, day, hour, minute }: WallTime): number => Date.UTC(year, month - 1, day, hour, minute)

/**
 * The instant at which the wall in `zone` shows this; days beyond the month roll over. Where clocks go forward and the time
 * does not exist, the time as much later; where it comes twice, the first.
 */
export function instantOf(wall: WallTime, zone: string): Date {
  const wanted = asIfUtc(wall)
  const offsetAt = (instant: number) => asIfUtc(wallTime(new Date(instant), zone)) - Math.floor(instant / 60_000) * 60_000
  const before = offsetAt(wanted - 86_400_000)
  const after = offsetAt(wanted + 86_400_000)
  const first = wanted - Math.max(before, after)
  const second = wanted - Math.min(before, after)
  const shows = (instant: number) => asIfUtc(wallTime(new Date(instant), zone)) === wanted
  return new Date(shows(first) ? first : shows(second) ? second : wanted - before)
}

/** 0 Sunday … 6 Saturday. */
export const weekday = (wall: WallTime): number => new Date(asIfUtc(wall)).getUTCDay()
