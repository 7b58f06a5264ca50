import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useTime } from '../../kit/time/time.ts'

export interface DayNames {
  /** `Today`, `Yesterday`, `Sunday 22 November`, with the year when it is another. */
  day: (at: string) => string
  /** `22 Nov 2026` */
  date: (at: string) => string
}

/** How days are called, in the reader's language and zone. */
export function useDays(): DayNames {
  const { t } = useTranslation('people')
  const { language, timeZone } = useTime()
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : language
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
    const [plain, named, whole, year] = [
      format({ dateStyle: 'short' }),
      format({ weekday: 'long', day: 'numeric', month: 'long' }),
      format({ day: 'numeric', month: 'long', year: 'numeric' }),
      format({ year: 'numeric' }),
    ]
    const medium = format({ dateStyle: 'medium' })
    const day = (at: string): string => {
      const [then, now] = [new Date(at), new Date()]
      if (plain.format(then) === plain.format(now)) return t('today')
      if (plain.format(then) === plain.format(now.getTime() - 86_400_000)) return t('yesterday')
      return (year.format(then) === year.format(now) ? named : whole).format(then)
    }
    return { day, date: (at) => medium.format(new Date(at)) }
  }, [t, language, timeZone])
}
