import { Alert, DataList, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { inWords } from '../../i18n/said.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { Section } from '../../kit/page/section.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Moment } from '../../kit/time/moment.tsx'
import { useNumber } from '../../kit/time/time.ts'
import { DaysChart } from './days-chart.tsx'
import { Gaps } from './gaps.tsx'
import { Troubles } from './troubles.tsx'
import type { Health } from './health.ts'

/** How well a channel hears: what came against what usually does, what the network allows, where it was deaf, and what was wrong. */
export function HealthFigures({ channelId }: { channelId: string }) {
  const { t } = useTranslation('channels')
  const { data, error, refetch } = useRead('GET /channels/:id/health', { params: { id: channelId } })
  if (!data)
    return (
      <Section title={t('hears.title')}>
        <ProblemNote error={error} retry={refetch} />
        {!error && <SkeletonList rows={3} />}
      </Section>
    )
  return (
    <>
      <Section title={t('hears.title')} about={t('hears.about')}>
        {data.missing.length > 0 && (
          <Alert color="red" mb="md" title={t('hears.missing')}>
            <List>
              {data.missing.map((one) => (
                <List.Item key={one}>{inWords(one)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <DaysChart days={data.days} />
        <Figures health={data} />
        <Gaps gaps={data.gaps} />
      </Section>
      <Section title={t('troubles.title')} about={t(`troubles.mailed.${data.mailed.by}`, { channel: data.mailed.channel })}>
        <Troubles troubles={data.troubles} />
      </Section>
    </>
  )
}

function Figures({ health: { lastDay, quietAt, allowance, accessEndsAt, waiting } }: { health: Health }) {
  const { t } = useTranslation('channels')
  const number = useNumber()
  const usual =
    lastDay.usual === null ? t('hears.usualUnknown') : t('hears.usual', { count: Math.round(lastDay.usual), figure: number(Math.round(lastDay.usual)) })
  const rows = [
    [t('hears.lastDay'), `${number(lastDay.items)} · ${usual}`],
    [t('hears.quietAt'), quietAt ? <Moment key="quiet" at={quietAt} as="absolute" /> : t('hears.quietNever')],
    [t('hears.allowance'), allowance ? <Allowance key="allowance" {...allowance} /> : t('hears.notTold')],
    [t('hears.access'), accessEndsAt ? <Moment key="access" at={accessEndsAt} as="absolute" /> : t('hears.accessLasts')],
    ...(waiting === null ? [] : [[t('hears.waiting'), number(waiting)] as const]),
  ] as const
  return (
    <DataList orientation="horizontal" labelWidth={180} my="md">
      {rows.map(([label, value]) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  )
}

function Allowance({ left, limit, resetAt }: NonNullable<Health['allowance']>) {
  const { t } = useTranslation('channels')
  return (
    <Text component="span" size="sm">
      {t('hears.left', { left, limit })} <Moment at={resetAt} />
    </Text>
  )
}
