import { ActionIcon, Indicator, Popover } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../desk-context.ts'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'

const FilterFields = lazy(() => import('./filter-fields.tsx').then((file) => ({ default: file.FilterFields })))

/** What to leave out of the list. What is chosen stands in the address. */
export function FilterMenu() {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const count = Object.keys(place.filters).length
  return (
    <Popover position="bottom-end" width={280} withArrow shadow="md" trapFocus>
      <Indicator label={count} size={15} disabled={count === 0} inline>
        <Popover.Target>
          <ActionIcon variant="default" size={30} aria-label={count > 0 ? t('filters.active', { count }) : t('filters.label')} title={t('filters.label')}>
            <ListFilter size={16} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('filters.label')}>
        <Suspense fallback={<SkeletonList rows={4} height={44} />}>
          <FilterFields />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
