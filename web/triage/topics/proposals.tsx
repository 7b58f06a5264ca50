import { Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/asking/api.ts'
import { queryClient, useRead, useWrite } from '../../app/asking/queries.ts'
import { Row, Rows } from '../../kit/rows.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { Section } from '../../kit/page/section.tsx'
import { Moment } from '../../kit/time/moment.tsx'
import type { Proposal } from './topic.ts'
import classes from './topics.module.css'

/** New topics that messages without one suggest: added with a click, or turned down for good. */
export function Proposals({ add }: { add: (proposal: Proposal) => void }) {
  const { t } = useTranslation('topics')
  const { data, error, refetch } = useRead('GET /topics/proposals')
  const look = useWrite('POST /topics/proposals', { onDone: () => toast.done(t('lookingSoon')) })
  const lookNow = (
    <Button size="compact-sm" variant="default" loading={look.isPending} onClick={() => look.mutate({}, { onError: toast.problem })}>
      {t('look')}
    </Button>
  )
  return (
    <Section title={t('proposals')} about={t('proposalsAbout')} actions={lookNow}>
      <ProblemNote error={error} retry={refetch} />
      {data && data.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noProposals')}
        </Text>
      )}
      {data && data.items.length > 0 && (
        <Rows>
          {data.items.map((one) => (
            <OneProposal key={one.id} one={one} add={() => add(one)} />
          ))}
        </Rows>
      )}
      {data?.lookedAt && (
        <Text size="xs" c="dimmed" mt="xs" component="div">
          {t('lookedAt')} <Moment at={data.lookedAt} />
        </Text>
      )}
    </Section>
  )
}

function OneProposal({ one: { id, name, words, items, authors, samples }, add }: { one: Proposal; add: () => void }) {
  const { t } = useTranslation('topics')
  const dismiss = useWrite('POST /topics/proposals/:id/dismissal', {
    freshens: ['GET /topics/proposals'],
    onDone: () => toast.done(t('dismissed', { name }), { undo: () => proposeAgain(id) }),
  })
  return (
    <Row>
      <Group justify="space-between" gap="xs">
        <Text fw={600} dir="auto">
          {name}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="light" aria-label={t('addOne', { name })} onClick={add}>
            {t('addAs')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('dismissOne', { name })}
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate({ params: { id } }, { onError: toast.problem })}
          >
            {t('dismiss')}
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" dir="auto">
        {t('items', { count: items })} · {t('authors', { count: authors })} · {words.map((word) => t('quoted', { word })).join(' ')}
      </Text>
      <ul className={classes.samples}>
        {samples.map(({ itemId, conversationId, text }) => (
          <li key={itemId}>
            <Link to="/desk/$view/$conversationId" params={{ view: 'waiting', conversationId }} className={classes.sample} dir="auto">
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </Row>
  )
}

async function proposeAgain(id: string): Promise<void> {
  await api('DELETE /topics/proposals/:id/dismissal', { params: { id } })
  await queryClient.invalidateQueries({ queryKey: ['GET /topics/proposals'] })
}
