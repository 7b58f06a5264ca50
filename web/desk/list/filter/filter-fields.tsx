import { Button, Group, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../desk-context.ts'
import { FILTERS, type FilterName } from '../../place.ts'
import { useFilterChoices } from './filter-choices.ts'

/** One choice for each filter. */
export function FilterFields() {
  const { t } = useTranslation('desk')
  const { place } = useDesk()
  const choices = useFilterChoices()
  const set = (name: FilterName, value: string | null): void => {
    const { [name]: _, ...others } = place.filters
    place.filter({ ...others, ...(value && { [name]: value }) })
  }
  return (
    <Stack gap="xs">
      {FILTERS.filter((name) => name !== 'flood' && (name !== 'topic' || choices.topic.length > 0)).map((name) => (
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
