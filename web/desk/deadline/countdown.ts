/** How long until a deadline, as calmly as it can be said. */
export interface Countdown {
  /** `in`: minutes or hours to go · `at`: later than that, so the day and hour are said · `overdue`: it has passed. */
  how: 'in' | 'at' | 'overdue'
  /** Whole minutes to go or gone by; at least 1. */
  minutes: number
}

const MINUTE = 60_000
/** Beyond this a span says less than a weekday and an hour. */
const SPAN = 12 * 60

/** Minutes to go are rounded up and minutes gone by down, so that nothing is called overdue before it is. */
export function countdown(due: Date, now: Date): Countdown {
  const left = due.getTime() - now.getTime()
  if (left <= 0) return { how: 'overdue', minutes: Math.max(1, Math.floor(-left / MINUTE)) }
  const minutes = Math.ceil(left / MINUTE)
  return { how: minutes > SPAN ? 'at' : 'in', minutes }
}

/** `2 h 40 min`, `7 h`, `3 days` in the person's language. The longer it is, the rounder; never rounded up. */
export function span(minutes: number, language: string): string {
  const say = (unit: 'minute' | 'hour' | 'day', amount: number) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
  if (minutes < 60) return say('minute', minutes)
  if (minutes >= 48 * 60) return say('day', Math.floor(minutes / (24 * 60)))
  const rest = minutes % 60
  const hours = say('hour', Math.floor(minutes / 60))
  return minutes < 5 * 60 && rest > 0 ? `${hours} ${say('minute', rest)}` : hours
}
