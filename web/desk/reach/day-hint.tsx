import { useTranslation } from 'react-i18next'
import { useNow, useTime } from '../../kit/time/time.ts'
import type { Reach } from '../conversation.ts'
import { shortly } from '../deadline/because.ts'
import classes from './reach.module.css'

/** With so few left of what a network takes in 24 hours it is time to choose, a share. */
const FEW = 0.1

/** How many answers the channel may still give, where its network counts them by the day. Nothing, where it does not. */
export function DayHint({ perDay }: Pick<Reach, 'perDay'>) {
  const { t } = useTranslation('reach')
  const now = useNow()
  const time = useTime()
  if (!perDay) return null
  const { most, left, nextAt } = perDay
  return (
    <p className={classes.hint} data-tone={left <= most * FEW ? 'soon' : undefined} role="status">
      {left > 0 ? t('composer.left', { count: left, most }) : t('composer.noneLeft', { most, at: nextAt ? shortly(nextAt, now, time) : '…' })}
    </p>
  )
}
