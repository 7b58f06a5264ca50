import { useTranslation } from 'react-i18next'
import type { Length } from './length.ts'
import classes from '../composer.module.css'

/** From here on the count is worth a look. */
const LITTLE = 40

/** How much more the network takes. Read aloud only when it gets short. */
export function Counter({ length: { used, limit, left, heavy } }: { length: Length }) {
  const { t } = useTranslation('desk')
  const { t: reach } = useTranslation('reach')
  if (heavy)
    return (
      <span className={classes.counter} data-tone="late" role="status">
        {reach('composer.heavy')}
      </span>
    )
  if (limit === null || left === null || used === 0) return null
  const tone = left < 0 ? 'late' : left <= LITTLE ? 'soon' : undefined
  return (
    <span className={classes.counter} data-tone={tone}>
      <span aria-hidden>{left < 0 ? t('composer.over', { count: -left }) : t('composer.left', { count: left })}</span>
      <span className={classes.aloud} aria-live="polite">
        {left < 0 ? t('composer.overAbout', { over: -left, limit }) : left <= LITTLE && left % 10 === 0 ? t('composer.leftAbout', { left, limit }) : ''}
      </span>
    </span>
  )
}
