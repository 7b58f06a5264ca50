import { ActionIcon, Button, Group, Indicator, Popover, Select, Stack } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../desk-context.ts'
import { FILTERS, type FilterName } from '../../place.ts'
import { useFilterChoices } from './filter-choices.ts'

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
        <FilterFields />
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterFields() {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const choices = useFilterChoices()
  const set = (name: FilterName, value: string | null): void => {
    const { [name]: _, ...others } = place.filters
    place.filter({ ...others, ...(value && { [name]: value }) })
  }
  return (
    <Stack gap="xs">
      {FILTERS.map((name) => (
        <Select
          key={name}
          size="xs"
          label={t(`filters.${name}`)}
          placeholder={t('filters.any')}
          data={choices[name]}
          value={place.filters[name] ?? null}
          onChange={(value) => set(name, value)}
          clearable
          searchable={choices[name].length > 8}
          comboboxProps={{ withinPortal: false }}
          clearButtonProps={{ 'aria-label': t('filters.without', { what: t(`filters.${name}`) }) }}
        />
      ))}
      <Group justify="flex-end">
        <Button size="compact-xs" variant="subtle" disabled={Object.keys(place.filters).length === 0} onClick={() => place.filter({})}>
          {t('filters.clear')}
        </Button>
      </Group>
    </Stack>
  )
}
