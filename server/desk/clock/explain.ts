import { DateTime } from 'luxon'
import type { DueBecause } from './deadline.ts'
import { DAY } from './local-time.ts'

const PROMISE = { first_response: 'a first answer', next_response: 'an answer', resolution: 'a solution' }

/**
 * A deadline in an English sentence, times in the team's zone (IANA), which is named: "due Mon 10:30 because a first answer is
 * promised within 1 h of Fri 17:45 for public messages; the clock stood still outside the hours of Care (Europe/Berlin)".
 * Screens say it from the same parts in their reader's language and zone.
 */
export function explainDue(at: Date, because: DueBecause, zone: string): string {
  const from = new Date(because.from)
  const format = at.getTime() - from.getTime() < 6 * DAY ? 'ccc HH:mm' : 'ccc d LLL HH:mm'
  const say = (instant: Date): string => DateTime.fromJSDate(instant, { zone }).setLocale('en').toFormat(format)
  const still = standstill(because)
  const due = still && because.kind !== 'network_window' ? `due ${say(at)}` : `due ${say(at)} (${zone})`
  if (because.kind === 'network_window') return `${due} because the network takes no answer after that`
  const promise = `${due} because ${PROMISE[because.kind]} is promised within ${duration(because.minutes)} of ${say(from)}${subject(because)}`
  return promise + (because.spent > 0 ? `, of which ${duration(because.spent)} had passed before it rested` : '') + still
}

function subject({ target }: DueBecause): string {
  const kinds = [target.urgency, target.visibility].filter((word) => word !== null).join(' ')
  const where = target.channel ? ` on ${target.channel}` : ''
  return kinds || where ? ` for ${kinds ? `${kinds} ` : ''}messages${where}` : ''
}

function standstill({ calendar }: DueBecause): string {
  if (!calendar?.stoodStill) return ''
  const holidays = calendar.holidays.length > 0 ? ` and on ${calendar.holidays.join(', ')}` : ''
  return `; the clock stood still outside the hours of ${calendar.team} (${calendar.timeZone})${holidays}`
}

/** Minutes as a person says them: 45 min, 1 h, 2 h 30 min. */
function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ')
}
