import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'

/** The browser's own time zone (IANA). */
export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Steps of a relative time: below so many seconds it is said in this unit. The bounds are where rounding would say 60 or 24. */
const STEPS: readonly [below: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3_570, 60, 'minute'],
  [84_600, 3_600, 'hour'],
  [7 * 86_400, 86_400, 'day'],
]

const ticking = new Set<() => void>()
let now = Date.now()
let clock: ReturnType<typeof setInterval> | null = null
const moveOn = (): void => {
  now = Date.now()
  for (const tick of ticking) tick()
}
const watchTime = (tick: () => void): (() => void) => {
  ticking.add(tick)
  clock ??= setInterval(moveOn, 15_000)
  return () => void ticking.delete(tick)
}

/** The time now, ms; everything that shows it moves on every 15 seconds. */
export const useNow = (): number => useSyncExternalStore(watchTime, () => now)

export interface TimeWords {
  language: string
  timeZone: string
  /** `Mon, 3 Mar 2026, 10:30` */
  absolute(at: string | Date): string
  /** `Mon, 3 Mar, 10:30`: enough within the year. */
  dated(at: string | Date): string
  /** `Mon 10:30`: enough within a week. */
  short(at: string | Date): string
  /** `10:30` */
  clock(at: string | Date): string
  /** `Monday, 3 March` */
  day(at: string | Date): string
  /** `in 5 minutes`, `2 hours ago`; beyond a week the date. */
  relative(at: string | Date, now: number): string
}

/** Times in the language and time zone of the person who looks; on the public pages, of the browser. */
export function useTime(): TimeWords {
  const { i18n } = useTranslation()
  const mine = useRead('GET /me').data?.timeZone
  const timeZone = mine ?? browserZone()
  return useMemo(() => timeWords(i18n.language, timeZone), [i18n.language, timeZone])
}

/** The words for times, in a language (BCP 47) and a time zone (IANA). */
export function timeWords(language: string, timeZone: string): TimeWords {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, ...options })
    return (at: string | Date) => formatter.format(new Date(at))
  }
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const hourly = { hour: '2-digit', minute: '2-digit' } as const
  const date = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  return {
    language,
    timeZone,
    absolute: format({ ...day, year: 'numeric', ...hourly }),
    dated: format({ ...day, ...hourly }),
    short: format({ weekday: 'short', ...hourly }),
    clock: format(hourly),
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    relative: (at, from) => {
      const seconds = (new Date(at).getTime() - from) / 1000
      if (Math.abs(seconds) < 45) return relative.format(0, 'second')
      const step = STEPS.find(([below]) => Math.abs(seconds) < below)
      return step ? relative.format(Math.round(seconds / step[1]), step[2]) : date(at)
    },
  }
}

/** A number as the language writes it. */
export function useNumber(): (value: number) => string {
  const { i18n } = useTranslation()
  return useCallback((value) => new Intl.NumberFormat(i18n.language).format(value), [i18n.language])
}
