import { IANAZone } from 'luxon'

const MINUTE = 60_000
export const DAY = 86_400_000
/** Wider than any offset, so that the offsets on both sides of a change are seen, even where a zone left out a whole day. */
const PROBE = 1.5 * DAY

/**
 * The instant (ms) at which clocks in a zone first show a minute of a day. `day` counts days since 1970-01-01, `minute` runs
 * from 0 to 1440. Where clocks go back and show it twice it is the first time; where they go forward and never show it, the
 * instant of the change. So later times of day never come earlier, and working hours neither overlap nor turn round.
 */
export function instantOf(zone: IANAZone, day: number, minute: number): number {
  const shown = day * DAY + minute * MINUTE
  const before = zone.offset(shown - PROBE)
  const after = zone.offset(shown + PROBE)
  const shows = (offset: number): boolean => zone.offset(shown - offset * MINUTE) === offset
  const first = Math.max(before, after)
  if (shows(first)) return shown - first * MINUTE
  const second = Math.min(before, after)
  if (shows(second)) return shown - second * MINUTE
  return changeBetween(zone, shown - first * MINUTE, shown - second * MINUTE)
}

/** The instant a zone's offset changes between two instants, to the millisecond. */
function changeBetween(zone: IANAZone, from: number, to: number): number {
  const offset = zone.offset(from)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zone.offset(middle) === offset) low = middle
    else high = middle
  }
  return high
}

/** The zone of an IANA name. An unknown one (removed from the zone database) counts as UTC rather than stop the clock. */
export function zoneOf(name: string): IANAZone {
  const zone = IANAZone.create(name)
  return zone.isValid ? zone : IANAZone.create('UTC')
}
