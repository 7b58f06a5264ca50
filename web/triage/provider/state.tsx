import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { toast } from '../../kit/said/toast.ts'
import { useTime } from '../../kit/time/time.ts'
import type { Provider } from './provider.ts'

/** How it does: whether it is asked, what waits, what failed, and what colleagues made of what it said. */
export function State({ provider: { on, restsUntil, trouble, waiting, parked, parkedBecause, suggested } }: { provider: Provider }) {
  const { t } = useTranslation('provider')
  const time = useTime()
  const freshens = ['GET /triage/provider'] as const
  const retry = useWrite('POST /triage/provider/parked', { freshens, onDone: ({ count }) => toast.done(t('state.retried', { count })) })
  const drop = useWrite('DELETE /triage/provider/parked', { freshens, onDone: ({ count }) => toast.done(t('state.dropped', { count })) })
  return (
    <>
      <Text fw={600}>{on ? (restsUntil ? t('state.rests', { until: time.clock(restsUntil) }) : t('state.on')) : t('state.off')}</Text>
      {trouble && (
        <Text size="sm" role="status">
          {t('state.trouble')} {inWords(trouble)}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {[t('state.waiting', { count: waiting }), t('state.suggested', { count: suggested.made, ...suggested })].join(' · ')}
      </Text>
      {parked > 0 && (
        <Group gap="xs" mt={4}>
          <Text size="sm">
            {t('state.parked', { count: parked })} {parkedBecause && inWords(parkedBecause)}
          </Text>
          <Button size="compact-sm" variant="default" loading={retry.isPending} onClick={() => retry.mutate({}, { onError: toast.problem })}>
            {t('state.retry')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" loading={drop.isPending} onClick={() => drop.mutate({}, { onError: toast.problem })}>
            {t('state.drop')}
          </Button>
        </Group>
      )}
    </>
  )
}
