import { NativeSelect, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import type { Imagined } from './try-box.tsx'

interface Props {
  imagined: Imagined
  put: (change: Partial<Imagined>) => void
  members: readonly { id: string; name: string; role: string }[]
}

/** What the one who writes is to the company. */
export function CustomerChoice({ imagined, put, members }: Props) {
  const { t } = useTranslation(['way', 'people'])
  const tiers = useRead('GET /tiers').data?.items ?? []
  const choices = (none: string, list: readonly { id: string; name: string }[]) => [
    { value: '', label: none },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs">
      {tiers.length > 0 && (
        <NativeSelect
          label={t('people:tier')}
          value={imagined.tierId ?? ''}
          onChange={(event) => put({ tierId: event.currentTarget.value || null })}
          data={choices(t('people:noTier'), tiers)}
        />
      )}
      <NativeSelect
        label={t('people:accountOwner')}
        value={imagined.accountOwnerId ?? ''}
        onChange={(event) => put({ accountOwnerId: event.currentTarget.value || null })}
        data={choices(
          t('people:noAccountOwner'),
          members.filter((one) => one.role !== 'viewer'),
        )}
      />
    </SimpleGrid>
  )
}
