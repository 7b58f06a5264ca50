import type { Hours } from './hours.ts'
import { DAY } from './local-time.ts'

/**
 * The first instant by which `work` ms of working time have passed since `from` (ms). Hours null: around the clock.
 * Adding nothing gives `from` itself, also outside working hours.
 */
export function addWorkingTime(hours: Hours | null, from: number, work: number): number {
  if (!hours || work <= 0) return from + Math.max(0, work)
  let left = work
  for (let day = firstDay(from); ; day++) {
    for (const [start, end] of hours.openOn(day)) {
      const begin = start > from ? start : from
      if (end - begin >= left) return begin + left
      if (end > begin) left -= end - begin
    }
  }
}

/** Working time (ms) between two instants; 0 when `to` is not after `from`. */
export function workingTimeBetween(hours: Hours | null, from: number, to: number): number {
  if (to <= from) return 0
  if (!hours) return to - from
  let sum = 0
  for (let day = firstDay(from), last = Math.floor(to / DAY) + 1; day <= last; day++)
    for (const [start, end] of hours.openOn(day)) {
      const [begin, finish] = [Math.max(start, from), Math.min(end, to)]
      if (finish > begin) sum += finish - begin
    }
  return sum
}

/** A zone is at most 14 hours off, so the local day of an instant is at most one away from that of UTC. */
const firstDay = (instant: number): number => Math.floor(instant / DAY) - 1
