import type { Answer } from '../../../app/asking/api.ts'

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]
/** From, until; `HH:MM`, `24:00` is midnight at the end of the day. */
export type Block = [string, string]
export type Week = Record<Day, Block[]>
export type Calendar = Answer<'GET /calendars'>['items'][number]
export type Holiday = Calendar['holidays'][number]

/** What most offices keep; where one begins who kept no hours before. */
export const OFFICE: Week = {
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
  wed: [['09:00', '17:00']],
  thu: [['09:00', '17:00']],
  fri: [['09:00', '17:00']],
  sat: [],
  sun: [],
}

/** A week with every day in it, as the server wants it. */
export const wholeWeek = (week: Partial<Week>): Week => Object.fromEntries(DAYS.map((day) => [day, week[day] ?? []])) as Week

/** Most blocks a day. */
export const MOST_BLOCKS = 6

/** One more block: after the last one, with an hour's rest between; the office's hours on a day without any. */
export function addBlock(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1)
  if (!last) return [['09:00', '17:00']]
  const from = Math.min(minutes(last[1]) + 60, 23 * 60)
  return [...blocks, [clock(from), clock(Math.min(from + 240, 24 * 60))]]
}

export const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** What is wrong with a day's blocks, so that it can be said before the server says it; null: nothing. */
export function wrongWith(blocks: readonly Block[]): 'unfinished' | 'backwards' | 'overlap' | null {
  if (blocks.some(([from, to]) => !/^\d\d:\d\d$/.test(from) || !/^\d\d:\d\d$/.test(to))) return 'unfinished'
  if (blocks.some(([from, to]) => minutes(from) >= minutes(to))) return 'backwards'
  const inOrder = blocks.toSorted((a, b) => minutes(a[0]) - minutes(b[0]))
  return inOrder.some(([from], nth) => nth > 0 && minutes(from) < minutes(inOrder[nth - 1]![1])) ? 'overlap' : null
}

/** Can these hours be kept? A week without work keeps no promise. */
export const isSound = (week: Week | null): boolean =>
  week === null || (DAYS.every((day) => wrongWith(week[day]) === null) && DAYS.some((day) => week[day].length > 0))
