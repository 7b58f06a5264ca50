import { Pill } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../desk-context.ts'
import { FILTERS, type FilterName } from '../../place.ts'
import { useFilterChoices } from './filter-choices.ts'
import classes from '../list.module.css'

/** The filters that are on, each with a way out. */
export function ChosenFilters() {
  const { place } = useDesk()
  const on = FILTERS.filter((name) => place.filters[name] !== undefined)
  return on.length === 0 ? null : <ChosenPills on={on} />
}

function ChosenPills({ on }: { on: readonly FilterName[] }) {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const choices = useFilterChoices()
  const without = (name: FilterName): void => {
    const { [name]: _, ...others } = place.filters
    place.filter(others)
  }
  return (
    <div className={classes.chosen}>
      {on.map((name) => {
        const label = name === 'flood' ? t('flood.filter') : (choices[name].find(({ value }) => value === place.filters[name])?.label ?? place.filters[name])
        return (
          <Pill
            key={name}
            withRemoveButton
            onRemove={() => without(name)}
            removeButtonProps={{ 'aria-label': t('filters.without', { what: label }), tabIndex: 0, 'aria-hidden': false }}
          >
            {label}
          </Pill>
        )
      })}
    </div>
  )
}
