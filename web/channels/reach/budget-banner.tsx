import { Alert, Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Coins } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'

/** Says on every screen of a lead that a channel soon reads no more, or reads or sends no more, because its budget is used. Nothing, while all is well. */
export function BudgetBanner() {
  const { t } = useTranslation('reach')
  const short = useRead('GET /spending').data?.items.filter((one) => one.state !== 'well') ?? []
  if (short.length === 0) return null
  return (
    <Alert
      component="aside"
      radius={0}
      flex="none"
      py="xs"
      color={short.some((one) => one.state === 'spent') ? 'red' : 'yellow'}
      icon={<Coins size={18} />}
      aria-label={t('banner.label')}
      role="status"
    >
      {short.map(({ channel, state }) => (
        <div key={channel.id}>{state !== 'well' && t(`banner.${state}`, { channel: channel.name })}</div>
      ))}
      <Anchor size="sm" renderRoot={(props) => <Link to="/reach" {...props} />}>
        {t('banner.see')}
      </Anchor>
    </Alert>
  )
}
