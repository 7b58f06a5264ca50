import { useTranslation } from 'react-i18next'
import classes from './watches.module.css'

const [WIDTH, HEIGHT, GAP] = [120, 28, 1]

/** Hits of thirty days as bars, the oldest first; one that is all nought is a line. */
export function Spark({ days }: { days: readonly number[] }) {
  const { t } = useTranslation('watches')
  const most = Math.max(...days, 1)
  const width = WIDTH / days.length
  const sum = days.reduce((total, hits) => total + hits, 0)
  return (
    <svg className={classes.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('spark', { count: sum, most: Math.max(...days) })}>
      {days.map((hits, n) => {
        const height = hits === 0 ? 1 : Math.max(3, (hits / most) * HEIGHT)
        return <rect key={n} x={n * width} y={HEIGHT - height} width={width - GAP} height={height} data-none={hits === 0 || undefined} rx={0.5} />
      })}
    </svg>
  )
}
