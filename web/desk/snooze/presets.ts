import { instantOf, wallTime, weekday } from './zoned.ts'

export interface Preset {
  name: 'laterToday' | 'tomorrow' | 'nextMonday'
  until: Date
}

/** When a working day begins for someone who lets things rest until one. */
const MORNING = 9
/** Later today is three hours on, to the half hour, if that is still this evening. */
const LATER = 3 * 60 * 60_000
const EVENING = 20
const HALF_HOUR = 30 * 60_000

/** The offers of the snooze menu, soonest first, in the person's own time zone. */
export function presets(now: Date, zone: string): Preset[] {
  const today = wallTime(now, zone)
  const morning = (daysOn: number) => instantOf({ ...today, day: today.day + daysOn, hour: MORNING, minute: 0 }, zone)
  const later = new Date(Math.ceil((now.getTime() + LATER) / HALF_HOUR) * HALF_HOUR)
  const then = wallTime(later, zone)
  const toMonday = (8 - weekday(today)) % 7 || 7
  return [
    ...(then.day === today.day && then.hour <= EVENING ? [{ name: 'laterToday' as const, until: later }] : []),
    { name: 'tomorrow', until: morning(1) },
    // On a Sunday, tomorrow is Monday: one offer is enough.
    ...(toMonday > 1 ? [{ name: 'nextMonday' as const, until: morning(toMonday) }] : []),
  ]
}
