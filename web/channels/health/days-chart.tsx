import { useTranslation } from 'react-i18next'
import { useNumber, useTime } from '../../kit/time/time.ts'
import type { Health } from './health.ts'
import classes from './health.module.css'

const [WIDTH, HEIGHT, GAP] = [560, 90, 3]

/** What came by day, what was fetched late in another shade. The figures can be read as a table, too. */
export function DaysChart({ days }: { days: Health['days'] }) {
  const { t } = useTranslation('channels')
  const time = useTime()
  const number = useNumber()
  const most = Math.max(1, ...days.map((one) => one.items))
  const step = WIDTH / days.length
  const height = (items: number): number => (items * (HEIGHT - 2)) / most
  const all = days.reduce((sum, one) => sum + one.items, 0)
  const dayOf = (day: string): string => time.day(`${day}T12:00:00Z`)
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('hears.chart', { days: days.length, all: number(all), most: number(most) })}>
        {days.map(({ day, items, receivedLate }, nth) => (
          <g key={day}>
            <title>{t('hears.onDay', { day: dayOf(day), count: items, late: receivedLate })}</title>
            <rect className={classes.base} x={nth * step} y={HEIGHT - 1} width={step - GAP} height={1} />
            <rect className={classes.came} x={nth * step} y={HEIGHT - height(items)} width={step - GAP} height={height(items)} rx={2} />
            <rect className={classes.late} x={nth * step} y={HEIGHT - height(receivedLate)} width={step - GAP} height={height(receivedLate)} rx={2} />
          </g>
        ))}
      </svg>
      <figcaption className={classes.legend}>
        <span>{dayOf(days[0]!.day)}</span>
        <span data-shade="came">{t('hears.came')}</span>
        <span data-shade="late">{t('hears.late')}</span>
        <span>{t('hears.today')}</span>
      </figcaption>
      <details className={classes.table}>
        <summary>{t('hears.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('hears.day')}</th>
              <th scope="col">{t('hears.came')}</th>
              <th scope="col">{t('hears.late')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, items, receivedLate }) => (
              <tr key={day}>
                <th scope="row">{dayOf(day)}</th>
                <td>{number(items)}</td>
                <td>{number(receivedLate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
