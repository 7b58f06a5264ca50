import { useDocumentTitle } from '@mantine/hooks'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../kit/page/empty.tsx'
import { Hits } from './search/hits.tsx'
import { PeopleHits } from './search/people-hits.tsx'
import { SearchFields } from './search/search-fields.tsx'
import { useSearchPlace } from './search/search-place.ts'
import { useArrows } from './search/use-arrows.ts'
import classes from './search/search.module.css'

/** Finds anything that was ever said, and who said it. */
export function SearchScreen() {
  const { t } = useTranslation('desk')
  const place = useSearchPlace()
  const screen = useRef<HTMLDivElement>(null)
  useDocumentTitle(`${place.q || t('search.title')} · Aerie`)
  const onKeyDown = useArrows(screen)
  return (
    <div className={classes.screen} ref={screen} onKeyDown={onKeyDown} role="presentation">
      <h1 className={classes.aloud}>{t('search.title')}</h1>
      <SearchFields place={place} />
      {place.q === '' ? (
        <Empty drawing="search" title={t('search.start')}>
          {t('search.startText')}
        </Empty>
      ) : (
        <>
          <PeopleHits q={place.q} />
          <Hits place={place} />
        </>
      )}
    </div>
  )
}
