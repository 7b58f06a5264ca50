import { useTranslation } from 'react-i18next'
import { usePages } from '../../app/asking/queries.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { More } from '../../kit/more.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Rows } from '../../kit/rows.tsx'
import { ParkedRow } from './parked-row.tsx'

/** Work in the background that kept failing, with its error and a way on. */
export function ParkedScreen() {
  const { t } = useTranslation('workspace')
  const parked = usePages('GET /parked')
  return (
    <Page title={t('parked.title')} about={t('parked.about')} width={900}>
      <ProblemNote error={parked.error} retry={parked.refetch} />
      {parked.isPending && <SkeletonList rows={3} height={84} />}
      {parked.isSuccess && parked.items.length === 0 && (
        <Empty drawing="well" title={t('parked.none')}>
          {t('parked.noneText')}
        </Empty>
      )}
      {parked.items.length > 0 && (
        <Rows>
          {parked.items.map((work) => (
            <ParkedRow key={work.id} work={work} />
          ))}
        </Rows>
      )}
      <More pages={parked} />
    </Page>
  )
}
