import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '../../app/asking/queries.ts'
import { useMay } from '../../app/asking/session.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { useDesk } from '../desk-context.ts'

/** An empty list: says why it is empty, and what to do. */
export function ListEmpty() {
  const { t } = useTranslation('desk')
  const { place, me } = useDesk()
  const channels = useRead('GET /channels')
  if (Object.keys(place.filters).length > 0)
    return (
      <Empty
        drawing="search"
        title={t('empty.filtered')}
        actions={
          <Button variant="default" onClick={() => place.filter({})}>
            {t('filters.clear')}
          </Button>
        }
      >
        {t('empty.filteredText')}
      </Empty>
    )
  if (channels.isPending) return <SkeletonList rows={6} height={84} />
  if (channels.data?.items.length === 0) return <FirstSteps />
  const toQueue = place.view === 'mine' && (
    <Button component={Link} to="/desk/$view" params={{ view: 'queue' } as never} variant="default">
      {t('empty.toQueue')}
    </Button>
  )
  return (
    <Empty drawing={place.view === 'queue' || place.view === 'waiting' ? 'well' : 'calm'} title={t(`empty.${place.view}`)} actions={toQueue || undefined}>
      {t(`empty.${place.view}Text`, { name: me.name })}
    </Empty>
  )
}

/** Before the first channel: the three ways to begin. */
function FirstSteps() {
  const { t } = useTranslation('desk')
  const mayConnect = useMay('channels.manage')
  const mayImport = useMay('items.bring')
  const mayDemo = useMay('workspace.manage')
  const demo = useWrite('POST /demo', { freshens: ['GET /channels', 'GET /conversations', 'GET /conversations/counts', 'GET /me'] })
  const actions = (
    <>
      {mayConnect && (
        <Button component={Link} to="/channels">
          {t('empty.connect')}
        </Button>
      )}
      {mayImport && (
        <Button component={Link} to="/import" variant="default">
          {t('empty.import')}
        </Button>
      )}
      {mayDemo && (
        <Button variant="default" loading={demo.isPending} onClick={() => demo.mutate({})}>
          {t('empty.demo')}
        </Button>
      )}
    </>
  )
  return (
    <Empty drawing="channels" title={t('empty.first')} actions={actions}>
      {t(mayConnect ? 'empty.firstText' : 'empty.firstTextReader')}
      <ProblemNote error={demo.error} />
    </Empty>
  )
}
