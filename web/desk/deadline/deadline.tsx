import { AlarmClock, CircleAlert, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNow, useTime } from '../../kit/time/time.ts'
import type { Due } from '../conversation.ts'
import { shortly } from './because.ts'
import { countdown, span } from './countdown.ts'
import classes from './deadline.module.css'

/** A deadline said calmly: `due in 12 min`, `due Mon 10:30`, `overdue by 2 h`. Words and sign change with the colour. */
export function Deadline({ due }: { due: Due }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const time = useTime()
  const { how, minutes } = countdown(new Date(due.at), new Date(now))
  const late = due.breached || how === 'overdue'
  const Sign = late ? CircleAlert : due.nearly ? AlarmClock : Clock
  const said = how === 'at' ? t('deadline.at', { at: shortly(due.at, now, time) }) : t(`deadline.${how}`, { span: span(minutes, time.language) })
  return (
    <time className={classes.deadline} data-tone={late ? 'late' : due.nearly ? 'soon' : 'calm'} dateTime={due.at} title={time.absolute(due.at)}>
      <Sign size={13} aria-hidden />
      {said}
    </time>
  )
}
