import { Button, Code, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { useWrite } from '../../app/asking/queries.ts'
import { confirm } from '../../kit/confirm.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Moment } from '../../kit/time/moment.tsx'
import { Row } from '../../kit/rows.tsx'
import classes from './parked.module.css'

type Parked = Answer<'GET /parked'>['items'][number]

/** One piece of parked work: which, why it failed, how often it was tried, what it was about. */
export function ParkedRow({ work: { id, job, about, error, tries, at } }: { work: Parked }) {
  const { t } = useTranslation('workspace')
  const freshens = ['GET /parked'] as const
  const retry = useWrite('POST /parked/:id/retry', { freshens, onDone: () => toast.done(t('parked.retried')) })
  const letGo = useWrite('DELETE /parked/:id', { freshens, onDone: () => toast.done(t('parked.gone')) })
  const params = { id }
  const ask = async (): Promise<void> => {
    if (await confirm({ title: t('parked.letGoTitle'), text: t('parked.letGoText'), action: t('parked.letGo'), danger: true }))
      letGo.mutate({ params }, { onError: toast.problem })
  }
  return (
    <Row>
      <Text fw={600}>{job}</Text>
      <Text size="sm" c="dimmed" component="div">
        {t('parked.tries', { count: tries })} · <Moment at={at} />
      </Text>
      <Text size="sm" my={6} className={classes.error}>
        {error}
      </Text>
      <details className={classes.details}>
        <summary>{t('parked.about_details')}</summary>
        <Code block>{JSON.stringify(about, null, 2)}</Code>
      </details>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate({ params }, { onError: toast.problem })}>
          {t('parked.retry')}
        </Button>
        <Button size="xs" variant="subtle" color="red" loading={letGo.isPending} onClick={() => void ask()}>
          {t('parked.letGo')}
        </Button>
      </Group>
    </Row>
  )
}
