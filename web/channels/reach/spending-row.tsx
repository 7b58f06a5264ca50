import { Alert, Badge, Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { useMay } from '../../app/asking/session.ts'
import { Row } from '../../kit/rows.tsx'
import { NetworkIcon } from '../network-icon.tsx'
import { BudgetForm } from './budget-form.tsx'
import { DaysChart } from './days-chart.tsx'
import { useAmounts } from './use-amounts.ts'
import classes from './reach.module.css'

export type ChannelSpending = Answer<'GET /spending'>['items'][number]

const COLOR = { well: 'teal', nearly: 'yellow', reading_stopped: 'yellow', spent: 'red' } as const

/** One channel: this month, today, what waits, day by day, and its budget. */
export function SpendingRow({ spending }: { spending: ChannelSpending }) {
  const { t } = useTranslation('reach')
  const manages = useMay('channels.manage')
  const [isSetting, setSetting] = useState(false)
  const amount = useAmounts(spending.unit)
  const { channel, state, budget, month, day, waiting, days, timeZone } = spending
  const of = (limit: number | null | undefined): string => (limit === null || limit === undefined ? '' : ` ${t('spending.of', { limit: amount(limit) })}`)
  return (
    <Row>
      <div className={classes.channel}>
        <NetworkIcon network={channel.network} />
        <strong>{channel.name}</strong>
        <Badge variant="light" color={budget ? COLOR[state] : 'gray'} autoContrast tt="none" className={classes.state}>
          {t(budget ? `spending.${state}` : 'spending.noBudget')}
        </Badge>
        {manages && !isSetting && (
          <Button size="compact-sm" variant="default" ml="auto" onClick={() => setSetting(true)}>
            {t('spending.set')}
          </Button>
        )}
      </div>
      {state !== 'well' && (
        <Alert color={COLOR[state]} py="xs" mt="xs" role="alert">
          {t(`spending.notice.${state}`)}
        </Alert>
      )}
      <div className={classes.figures}>
        <dl className={classes.rules}>
          <div>
            <dt>{t('spending.month')}</dt>
            <dd>
              {amount(month)}
              {of(budget?.month)}
            </dd>
          </div>
          <div>
            <dt>{t('spending.day')}</dt>
            <dd>
              {amount(day)}
              {of(budget?.day)}
            </dd>
          </div>
          {waiting > 0 && (
            <div>
              <dt>{t('spending.waiting')}</dt>
              <dd>{amount(waiting)}</dd>
            </div>
          )}
        </dl>
        <DaysChart days={days} amount={amount} />
      </div>
      <p className={classes.zone}>{t('spending.zone', { zone: timeZone.replaceAll('_', ' ') })}</p>
      {isSetting && <BudgetForm spending={spending} onDone={() => setSetting(false)} />}
    </Row>
  )
}
