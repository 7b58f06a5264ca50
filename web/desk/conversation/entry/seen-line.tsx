import { CheckCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useTime } from '../../../kit/time/time.ts'
import classes from './entry.module.css'

/** Since when whom it was written to has read it: the hour, on another day than it was written the day too. */
export function SeenLine({ at, writtenAt }: { at: string; writtenAt: string }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  const said = time.day(at) === time.day(writtenAt) ? time.clock(at) : time.dated(at)
  return (
    <p className={classes.state} title={t('item.seenAbout', { at: time.absolute(at) })}>
      <CheckCheck size={13} aria-hidden />
      <time dateTime={at}>{t('item.seen', { at: said })}</time>
    </p>
  )
}
