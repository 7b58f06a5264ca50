import { Button, Title } from '@mantine/core'
import { Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePages, useRead } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../kit/page/skeletons.tsx'
import { useDesk } from '../desk-context.ts'
import { ChosenFilters } from './filter/chosen-filters.tsx'
import { ConversationList } from './conversation-list.tsx'
import { FilterMenu } from './filter/filter-menu.tsx'
import { ListEmpty } from './list-empty.tsx'
import { Summary } from './summary.tsx'
import { useClaimNext } from './use-claim-next.ts'
import { Views } from './views.tsx'
import classes from './list.module.css'

/** The first pane: which view, what is left out, and the conversations in it. */
export function ListPane() {
  const { t } = useTranslation('desk')
  const { place, mayWork } = useDesk()
  const counts = useRead('GET /conversations/counts').data
  const claimNext = useClaimNext()
  const pages = usePages('GET /conversations', { query: { view: place.view, ...place.filters } })
  return (
    <div className={classes.pane}>
      <header className={classes.head}>
        <div className={classes.title}>
          <Title order={1} size="h2" flex={1}>
            {t(`views.${place.view}`)}
          </Title>
          {mayWork && (counts?.queue ?? 0) > 0 && (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<Zap size={14} aria-hidden />}
              title={t('claimNextAbout')}
              loading={claimNext.isPending}
              onClick={() => claimNext.mutate({})}
            >
              {t('claimNext')}
            </Button>
          )}
          <FilterMenu />
        </div>
        <Summary counts={counts} />
        <Views counts={counts} />
        <ChosenFilters />
      </header>
      {pages.isPending && !pages.error && <SkeletonList rows={8} height={84} />}
      {pages.error && pages.items.length === 0 && <ProblemNote error={pages.error} retry={pages.refetch} />}
      {pages.data && <ConversationList key={`${place.view} ${JSON.stringify(place.filters)}`} pages={pages} empty={<ListEmpty />} />}
    </div>
  )
}
