import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { useDesk } from '../desk-context.ts'
import { useCapped } from './capped.ts'
import classes from './list.module.css'

/** One line on how the promises stand; in views without a clock, what the view is. */
export function Summary({ counts }: { counts: Answer<'GET /conversations/counts'> | undefined }) {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const capped = useCapped()
  const { breached = 0, nearly = 0 } = counts ?? {}
  if (place.view !== 'waiting' || breached + nearly === 0) return <p className={classes.summary}>{t(`viewAbout.${place.view}`)}</p>
  return (
    <p className={classes.summary}>
      {breached > 0 && <span className={classes.late}>{t('late', { count: breached, shown: capped(breached) })}</span>}
      {nearly > 0 && <span className={classes.soon}>{t('soon', { count: nearly, shown: capped(nearly) })}</span>}
    </p>
  )
}
