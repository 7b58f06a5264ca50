import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../app/asking/problem.ts'
import { reading } from '../../app/asking/queries.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { Page } from '../../kit/page/page.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Begin } from './begin.tsx'
import { ImportState } from './import-row.tsx'
import { ImportProgress } from './import-progress.tsx'
import type { Import } from './upload.ts'

/** How often a running import is looked at, ms; facts come only at its begin and end. */
const LOOK_EVERY = 1_000

/** What is said of how a table is written; UTF-8 needs no word. */
const READ_AS: Record<NonNullable<Import['encoding']>, string | null> = {
  'utf-8': null,
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/** One import: its columns before it begins, its progress while it runs, what came of it after. */
export function ImportDetailScreen() {
  const { t } = useTranslation('listening')
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({
    ...reading('GET /imports/:id', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_EVERY : false),
  })
  const one: Import | undefined = data
  if (error instanceof ProblemError && error.status === 404)
    return (
      <Page title={t('import.title')}>
        <Empty drawing="lost" title={t('import.gone')}>
          <Anchor component={Link} to="/import">
            {t('import.back')}
          </Anchor>
        </Empty>
      </Page>
    )
  const readAs = one?.encoding && READ_AS[one.encoding]
  return (
    <Page
      title={one?.fileName ?? t('import.title')}
      about={one && [t(`import.formats.${one.format}`), readAs && t('import.readAs', { encoding: readAs })].filter(Boolean).join(' ')}
      actions={one && <ImportState state={one.state} />}
      width={900}
    >
      {!one && <ProblemNote error={error} retry={refetch} />}
      {!one && !error && <SkeletonList rows={4} />}
      {one && (one.state === 'waiting' ? <Begin key={one.id} of={one} /> : <ImportProgress of={one} />)}
    </Page>
  )
}
