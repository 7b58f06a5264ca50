import { Progress, SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Provider } from './provider.ts'

/** What was spent of the budgets, today and this month. */
export function Meter({ provider }: { provider: Provider }) {
  const { t, i18n } = useTranslation('provider')
  const { spent, price, currency } = provider
  const money = new Intl.NumberFormat(i18n.language, { style: 'currency', currency })
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} mt="md">
      {(['day', 'month'] as const).map((period) => (
        <div key={period}>
          <Text size="sm" fw={600}>
            {t(`meter.${period}`)}
            {price !== null && ` · ${money.format(spent[period].money ?? 0)}`}
          </Text>
          <Gauge label={t('meter.requests')} spent={spent[period].requests} limit={period === 'day' ? provider.requestsDay : provider.requestsMonth} />
          <Gauge label={t('meter.tokens')} spent={spent[period].tokens} limit={period === 'day' ? provider.tokensDay : provider.tokensMonth} />
        </div>
      ))}
    </SimpleGrid>
  )
}

function Gauge({ label, spent, limit }: { label: string; spent: number; limit: number | null }) {
  const { t, i18n } = useTranslation('provider')
  const count = new Intl.NumberFormat(i18n.language)
  const share = limit === null ? 0 : limit === 0 ? 100 : Math.min(100, (100 * spent) / limit)
  const words = limit === null ? t('meter.noLimit', { spent: count.format(spent) }) : t('meter.of', { spent: count.format(spent), limit: count.format(limit) })
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}: {words}
      </Text>
      {limit !== null && <Progress value={share} aria-label={`${label}: ${words}`} color={share >= 100 ? 'red' : undefined} />}
    </div>
  )
}
