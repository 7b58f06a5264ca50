import { useTranslation } from 'react-i18next'
import { shareOf, type Version } from './learning.ts'
import classes from './triage.module.css'

const [WIDTH, HEIGHT, EDGE] = [600, 120, 6]

/** Right answers of each version in %, with what was learned and without; oldest first. What it shows stands in the table, too. */
export function Chart({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation('triage')
  const shares = versions.flatMap((one) => shareOf(one) ?? [])
  if (shares.length < 2) return null
  const x = (nth: number): number => EDGE + (nth * (WIDTH - 2 * EDGE)) / (shares.length - 1)
  const y = (share: number): number => HEIGHT - EDGE - (share * (HEIGHT - 2 * EDGE)) / 100
  const line = (key: 'right' | 'without'): string => shares.map((one, nth) => `${x(nth)},${y(one[key])}`).join(' ')
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('chart')}>
        <polyline points={line('without')} className={classes.without} />
        <polyline points={line('right')} className={classes.with} />
      </svg>
      <figcaption className={classes.legend}>
        <span data-line="with">{t('with')}</span>
        <span data-line="without">{t('without')}</span>
      </figcaption>
    </figure>
  )
}
