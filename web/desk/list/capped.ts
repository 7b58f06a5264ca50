import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** The server counts no further; more would cost more than it tells. */
const CAP = 1000

/** A count as it is shown: `12`, `1,000+`. */
export function useCapped(): (count: number) => string {
  const { t, i18n } = useTranslation('desk')
  return useCallback(
    (count) => {
      const shown = new Intl.NumberFormat(i18n.language).format(Math.min(count, CAP))
      return count >= CAP ? t('capped', { shown }) : shown
    },
    [t, i18n.language],
  )
}
