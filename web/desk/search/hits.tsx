import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../app/asking/queries.ts'
import { Empty } from '../../kit/page/empty.tsx'
import { More } from '../../kit/more.tsx'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { Hit } from './hit.tsx'
import type { SearchPlace } from './search-place.ts'
import classes from './search.module.css'

/** The messages that were found, newest first. */
export function Hits({ place }: { place: SearchPlace }) {
  const { t } = useTranslation('desk')
  const { q, filters } = place
  const pages = usePages('GET /search', { query: { q, ...filters } })
  const count = pages.items.length
  const hasFilters = Object.keys(filters).length > 0
  if (pages.isPending && !pages.error) return <SkeletonList rows={6} height={72} />
  if (pages.error && count === 0) return <ProblemNote error={pages.error} retry={pages.refetch} />
  if (count === 0)
    return (
      <Empty
        drawing="search"
        title={t('search.nothing', { q })}
        actions={
          hasFilters && (
            <Button variant="default" onClick={place.clear}>
              {t('search.clear')}
            </Button>
          )
        }
      >
        {t(hasFilters ? 'search.nothingFiltered' : 'search.nothingText')}
      </Empty>
    )
  return (
    <section aria-label={t('search.found')}>
      <h2 className={classes.heading}>
        {t('search.found')}{' '}
        <span className={classes.count} role="status">
          {pages.hasNextPage ? t('search.counting', { count }) : t('search.count', { count })}
        </span>
      </h2>
      <ol className={classes.hits}>
        {pages.items.map((hit) => (
          <li key={hit.itemId}>
            <Hit hit={hit} />
          </li>
        ))}
      </ol>
      <More pages={pages} />
    </section>
  )
}
