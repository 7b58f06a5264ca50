import { useTranslation } from 'react-i18next'
import { useNow } from '../../kit/time/time.ts'
import type { ChannelSpending } from './spending-row.tsx'
import classes from './reach.module.css'

const [DAYS, BAR, GAP, HEIGHT] = [31, 7, 2, 48]
const DAY = 86_400_000

/** What each of the last 31 days cost, as bars; the newest on the right. */
export function DaysChart({ days, amount }: { days: ChannelSpending['days']; amount: (of: number) => string }) {
  const { t } = useTranslation('reach')
  const byDay = new Map(days.map((one) => [one.day, one]))
  const today = Math.floor(useNow() / DAY) * DAY
  const last = Math.max(today, ...days.map((one) => new Date(one.day).getTime()))
  const shown = Array.from({ length: DAYS }, (_, n) => new Date(last - (DAYS - 1 - n) * DAY).toISOString().slice(0, 10))
  const most = Math.max(...days.map((one) => one.amount), 0)
  return (
    <svg className={classes.chart} viewBox={`0 0 ${DAYS * (BAR + GAP)} ${HEIGHT}`} role="img" aria-label={t('spending.chart', { most: amount(most) })}>
      {shown.map((day, n) => {
        const one = byDay.get(day)
        const height = one && most > 0 ? Math.max(2, (one.amount / most) * HEIGHT) : 1
        return (
          <rect key={day} x={n * (BAR + GAP)} y={HEIGHT - height} width={BAR} height={height} rx={1} data-none={!one || undefined}>
            {one && <title>{t('spending.bar', { day, amount: amount(one.amount), reads: one.reads, answers: one.answers })}</title>}
          </rect>
        )
      })}
    </svg>
  )
}
