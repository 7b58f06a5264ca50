import { instantOf, wallTime } from './zoned.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** An instant as a `datetime-local` field shows it on the wall of `zone`: `2026-11-24T09:00`. */
export function toField(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = wallTime(at, zone)
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

/** Reads such a field; null when it is not filled whole. */
export function fromField(field: string, zone: string): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(field)
  if (!match) return null
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number]
  return instantOf({ year, month, day, hour, minute }, zone)
}
