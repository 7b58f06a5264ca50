import { Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Archive, ArrowDown, ArrowUp, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/asking/api.ts'
import { queryClient, reading, useRead, useWrite } from '../../app/asking/queries.ts'
import { useMay } from '../../app/asking/session.ts'
import { Act } from '../../kit/act.tsx'
import { toast } from '../../kit/said/toast.ts'
import type { Topic } from './topic.ts'
import classes from './topics.module.css'

/** The topics in their order, each with its words and how often it was found. */
export function TopicList({ topics, edit }: { topics: readonly Topic[]; edit: (topic: Topic) => void }) {
  const { t } = useTranslation('topics')
  const order = useWrite('PUT /topics', { onDone: (answer) => queryClient.setQueryData(reading('GET /topics').queryKey, answer) })
  const archive = useWrite('POST /topics/:id/archive', { freshens: ['GET /topics'] })
  const found = new Map(useRead('GET /topics/found').data?.items.map((one) => [one.id, one.found]))
  const ids = topics.map((topic) => topic.id)
  const move = (from: number, by: 1 | -1): void => {
    const next = ids.toSpliced(from, 1).toSpliced(from + by, 0, ids[from]!)
    const set = (to: string[]): Promise<unknown> => order.mutateAsync({ body: { ids: to } })
    set(next).then(() => toast.done(t('moved'), { undo: () => set(ids) }), toast.problem)
  }
  const putAway = ({ id, name }: Topic): void =>
    archive.mutate(
      { params: { id } },
      {
        onSuccess: () => toast.done(t('archived', { name }), { undo: () => restore(id) }),
        onError: toast.problem,
      },
    )
  return (
    <ol className={classes.list}>
      {topics.map((topic, nth) => (
        <TopicRow
          key={topic.id}
          topic={topic}
          found={found.get(topic.id) ?? 0}
          edit={() => edit(topic)}
          archive={() => putAway(topic)}
          up={nth > 0 ? () => move(nth, -1) : null}
          down={nth < topics.length - 1 ? () => move(nth, 1) : null}
        />
      ))}
    </ol>
  )
}

export async function restore(id: string): Promise<void> {
  await api('POST /topics/:id/restore', { params: { id } })
  await queryClient.invalidateQueries({ queryKey: ['GET /topics'] })
}

/** Found no further than this is told. */
const MANY = 10_000

interface RowProps {
  topic: Topic
  /** Recent messages it was found in. */
  found: number
  edit: () => void
  archive: () => void
  up: (() => void) | null
  down: (() => void) | null
}

function TopicRow({ topic: { id, name, description, words, examples }, found, edit, archive, up, down }: RowProps) {
  const { t, i18n } = useTranslation('topics')
  const manages = useMay('team.manage')
  const shown = found >= MANY ? `${MANY.toLocaleString(i18n.language)}+` : found.toLocaleString(i18n.language)
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Text fw={600} dir="auto">
          {name}
        </Text>
        {description && (
          <Text size="sm" dir="auto">
            {description}
          </Text>
        )}
        <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
          {[words.map((word) => t('quoted', { word })).join(' '), examples.length > 0 && t('examplesOf', { count: examples.length })]
            .filter(Boolean)
            .join(' · ') || t('nothingToFind')}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {found > 0 ? (
            <Link to="/desk/$view" params={{ view: 'waiting' }} search={{ topic: id }} className={classes.link}>
              {t('found', { count: found, shown })}
            </Link>
          ) : (
            t('neverFound')
          )}
        </Text>
      </div>
      {manages && (
        <Group gap={2} wrap="nowrap">
          <Act label={t('up', { name })} act={up} icon={<ArrowUp size={16} />} />
          <Act label={t('down', { name })} act={down} icon={<ArrowDown size={16} />} />
          <Act label={t('editOne', { name })} act={edit} icon={<Pencil size={15} />} />
          <Act label={t('archive', { name })} act={archive} icon={<Archive size={15} />} />
        </Group>
      )}
    </li>
  )
}
