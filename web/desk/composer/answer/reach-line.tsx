import { Hourglass, Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inWords } from '../../../i18n/said.ts'
import { useNow, useTime } from '../../../kit/time/time.ts'
import type { Reach } from '../../conversation.ts'
import { shortly } from '../../deadline/because.ts'
import classes from '../composer.module.css'

/** Until when the network takes an answer, and what to mind. */
export function ReachLine({ reach: { until, note } }: { reach: Reach }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const time = useTime()
  if (!until && !note) return null
  return (
    <p className={classes.reach}>
      {until && (
        <span>
          <Hourglass size={12} aria-hidden /> {t('composer.until', { at: shortly(until, now, time), relative: time.relative(until, now) })}
        </span>
      )}
      {note && (
        <span>
          <Info size={12} aria-hidden /> {inWords(note)}
        </span>
      )}
    </p>
  )
}

/** May nothing be sent any more? A window can close while one looks on. */
export function useIsShut({ answer, until }: Reach): boolean {
  const now = useNow()
  return answer === 'none' || (until !== null && new Date(until).getTime() <= now)
}
