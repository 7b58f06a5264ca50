import { Anchor, NativeSelect, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../app/asking/api.ts'
import { queryClient, reading, useRead, useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'

type Routing = Answer<'GET /routing'>

const DAYS = [1, 7, 30, 90, 365]
const LOADS = [3, 5, 10, 15, 25, 50, 100]
/** What may be chosen, and what was set otherwise (through the API). */
const withOwn = (list: readonly number[], own: number | null): number[] => [...new Set([...list, ...(own === null ? [] : [own])])].toSorted((a, b) => a - b)

/** How a conversation that opens finds a person in its team. Every change is saved at once, and can be taken back. */
export function Person() {
  const { t } = useTranslation('hours')
  const manages = useMay('team.manage')
  const { data, error } = useRead('GET /routing')
  const set = useWrite('PUT /routing', { onDone: (answer) => queryClient.setQueryData(reading('GET /routing').queryKey, answer) })
  if (!data) return <ProblemNote error={error} />
  const put = (change: Partial<Routing>): void =>
    set.mutate(
      { body: { ...data, ...change } },
      { onError: toast.problem, onSuccess: () => toast.done(t('rules.routingSaved'), { undo: () => set.mutateAsync({ body: data }) }) },
    )
  return (
    <Stack mt="xl" gap="xs" maw={640} component="section" aria-labelledby="who-gets-it">
      <Title order={2} size="h3" id="who-gets-it">
        {t('rules.routing')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('rules.routingAbout')}{' '}
        <Anchor inherit underline="always" renderRoot={(props) => <Link to="/way" {...props} />}>
          {t('rules.way')}
        </Anchor>
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <NativeSelect
          label={t('rules.lastAgent')}
          disabled={!manages}
          value={String(data.lastAgentDays ?? '')}
          onChange={({ currentTarget: { value } }) => put({ lastAgentDays: value ? Number(value) : null })}
          data={[
            { value: '', label: t('rules.lastAgent_never') },
            ...withOwn(DAYS, data.lastAgentDays).map((days) => ({ value: String(days), label: t('rules.lastAgent_days', { count: days }) })),
          ]}
        />
        <NativeSelect
          label={t('rules.load')}
          description={t('rules.loadAbout')}
          disabled={!manages}
          value={String(data.load)}
          onChange={(event) => put({ load: Number(event.currentTarget.value) })}
          data={withOwn(LOADS, data.load).map(String)}
        />
      </SimpleGrid>
      <Switch
        label={t('rules.accountOwner')}
        disabled={!manages}
        checked={data.accountOwner}
        onChange={(event) => put({ accountOwner: event.currentTarget.checked })}
      />
      <Switch label={t('rules.speakers')} disabled={!manages} checked={data.speakers} onChange={(event) => put({ speakers: event.currentTarget.checked })} />
    </Stack>
  )
}
