import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../app/asking/queries.ts'
import { useMay } from '../../app/asking/session.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { More } from '../../kit/more.tsx'
import { Page } from '../../kit/page/page.tsx'
import { Rows } from '../../kit/rows.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Signs } from './signs.tsx'
import { WatchRow } from './watch-row.tsx'

/** What is listened for beyond what is said to us, with what it caught. */
export function WatchesScreen() {
  const { t } = useTranslation('watches')
  const manages = useMay('watches.manage')
  const watches = usePages('GET /watches')
  const add = (
    <Button leftSection={<Plus size={16} />} renderRoot={(props) => <Link to="/watches/new" {...props} />}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} about={t('about')} actions={manages && watches.items.length > 0 && add} width={960}>
      <ProblemNote error={watches.error} retry={watches.refetch} />
      {watches.isPending && <SkeletonList rows={4} height={66} />}
      {watches.isSuccess && watches.items.length === 0 && (
        <>
          <Empty drawing="search" title={t('empty.title')} actions={manages && add}>
            {t(manages ? 'empty.text' : 'empty.ask')}
          </Empty>
          <Signs />
        </>
      )}
      {watches.items.length > 0 && (
        <Rows>
          {watches.items.map((watch) => (
            <WatchRow key={watch.id} watch={watch} />
          ))}
        </Rows>
      )}
      <More pages={watches} />
    </Page>
  )
}
