import { Button, Modal, Progress, Text } from '@mantine/core'
import { Plus } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import { useMay } from '../../app/asking/session.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Archived } from './archived.tsx'
import { Proposals } from './proposals.tsx'
import { TopicList } from './topic-list.tsx'
import type { Proposal, Topic } from './topic.ts'
import classes from './topics.module.css'

const TopicForm = lazy(() => import('./topic-form.tsx').then((file) => ({ default: file.TopicForm })))

/** A topic that is written: one of the list, one that is proposed, or a new one. */
export type Edited = { topic: Topic } | { proposal: Proposal } | 'new'

/** How often one looks how far the reading is, ms; at its end a fact tells. */
const LOOK = 1500

/** What messages are about, by the company's own list; and what is proposed for it. */
export function TopicsScreen() {
  const { t } = useTranslation('topics')
  const { t: shell } = useTranslation()
  const manages = useMay('team.manage')
  const topics = useRead('GET /topics')
  const [edited, edit] = useState<Edited | null>(null)
  const { items = [], reading = null } = topics.data ?? {}
  const { refetch } = topics
  useEffect(() => {
    if (!reading) return
    const timer = setInterval(() => void refetch(), LOOK)
    return () => clearInterval(timer)
  }, [reading, refetch])
  const active = items.filter((topic) => topic.archivedAt === null)
  const add = manages && (
    <Button leftSection={<Plus size={16} />} onClick={() => edit('new')}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} about={t('about')} width={900} actions={active.length > 0 && add}>
      <ProblemNote error={topics.error} retry={topics.refetch} />
      {topics.isPending && !topics.error && <SkeletonList rows={4} height={84} />}
      {reading && <Reading read={reading.read} toRead={reading.toRead} />}
      {topics.isSuccess && active.length === 0 && (
        <Empty drawing="well" title={t('none')} actions={add}>
          {t(manages ? 'noneText' : 'noneTextReader')}
        </Empty>
      )}
      {active.length > 0 && <TopicList topics={active} edit={(topic) => edit({ topic })} />}
      {manages && <Proposals add={(proposal) => edit({ proposal })} />}
      <Archived topics={items.filter((topic) => topic.archivedAt !== null)} />
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        title={t(edited && edited !== 'new' && 'topic' in edited ? 'edit' : 'add')}
        size="lg"
        closeButtonProps={{ 'aria-label': shell('close') }}
      >
        <Suspense fallback={<SkeletonList rows={3} />}>{edited && <TopicForm edited={edited} onDone={() => edit(null)} />}</Suspense>
      </Modal>
    </Page>
  )
}

function Reading({ read, toRead }: { read: number; toRead: number }) {
  const { t } = useTranslation('topics')
  return (
    <div className={classes.reading} role="status">
      <Text size="sm">{toRead > 0 ? t('reading', { read, count: toRead }) : t('readingSoon')}</Text>
      <Progress value={toRead > 0 ? (100 * read) / toRead : 0} aria-label={t('readingLabel')} size="sm" mt={4} />
    </div>
  )
}
