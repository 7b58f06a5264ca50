import { Button, Text, Title } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePages, useReadWhen, useWrite } from '../../app/asking/queries.ts'
import { useMay } from '../../app/asking/session.ts'
import { confirm } from '../../kit/confirm.tsx'
import { More } from '../../kit/more.tsx'
import { Page } from '../../kit/page/page.tsx'
import { Rows } from '../../kit/rows.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { toast } from '../../kit/said/toast.ts'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Moment } from '../../kit/time/moment.tsx'
import { CaughtItem } from './caught.tsx'
import type { Watch } from './watch.ts'
import { WatchEditor } from './watch-editor.tsx'
import classes from './watches.module.css'

/** A watch: how it is written, for those who may change it, and what it caught. */
export function WatchScreen() {
  const { t } = useTranslation('watches')
  const manages = useMay('watches.manage')
  const { id = '' } = useParams({ strict: false })
  const { data: watch, error, refetch } = useReadWhen('GET /watches/:id', { params: { id } })
  return (
    <Page title={watch?.name ?? t('title')} about={watch && <Begun watch={watch} />} actions={manages && watch && <Remove watch={watch} />}>
      {!watch && <ProblemNote error={error} retry={refetch} />}
      {!watch && !error && <SkeletonList rows={4} />}
      {watch && (manages ? <WatchEditor key={watch.id} watch={watch} /> : <Text className={classes.query}>{watch.query}</Text>)}
      {watch && <CaughtItems id={watch.id} />}
    </Page>
  )
}

/** A watch that is to be. */
export function NewWatchScreen() {
  const { t } = useTranslation('watches')
  return (
    <Page title={t('newTitle')} about={t('newAbout')}>
      <WatchEditor watch={null} />
    </Page>
  )
}

function Begun({ watch: { created, off } }: { watch: Watch }) {
  const { t } = useTranslation('watches')
  return (
    <>
      {created.by ? t('begunBy', { name: created.by }) : t('begun')} <Moment at={created.at} />
      {off && (
        <>
          {' · '}
          {t('rests')} (<Moment at={off.at} />)
        </>
      )}
    </>
  )
}

function Remove({ watch: { id, name } }: { watch: Watch }) {
  const { t } = useTranslation(['watches', 'app'])
  const navigate = useNavigate()
  const bringBack = useWrite('POST /watches/:id/bring-back', { freshens: ['GET /watches'] })
  const remove = useWrite('DELETE /watches/:id', {
    freshens: ['GET /watches'],
    onDone: () => {
      toast.done(t('removed', { name }), { undo: () => bringBack.mutateAsync({ params: { id } }) })
      return navigate({ to: '/watches' })
    },
  })
  const ask = async (): Promise<void> => {
    if (await confirm({ title: t('removeTitle', { name }), text: t('removeText'), action: t('app:remove'), danger: true }))
      remove.mutate({ params: { id } }, { onError: toast.problem })
  }
  return (
    <Button variant="default" leftSection={<Trash2 size={15} />} loading={remove.isPending} onClick={() => void ask()}>
      {t('app:remove')}
    </Button>
  )
}

function CaughtItems({ id }: { id: string }) {
  const { t } = useTranslation('watches')
  const caught = usePages('GET /watches/:id/hits', { params: { id } })
  return (
    <>
      <Title order={2} size="h3" mt="xl" mb="sm">
        {t('caught')}
      </Title>
      <ProblemNote error={caught.error} retry={caught.refetch} />
      {caught.isSuccess && caught.items.length === 0 && <Text c="dimmed">{t('caughtNone')}</Text>}
      {caught.items.length > 0 && (
        <Rows>
          {caught.items.map((item) => (
            <CaughtItem key={item.itemId} item={item} />
          ))}
        </Rows>
      )}
      <More pages={caught} />
    </>
  )
}
