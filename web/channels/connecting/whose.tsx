import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'

const named = (items: { id: string; name: string }[]) => items.map(({ id, name }) => ({ value: id, label: name }))

interface Props {
  teamId: string | null
  brandId: string | null
  onChange: (change: { teamId?: string | null; brandId?: string | null }) => void
}

/** Which team takes what comes in here unless a rule says otherwise, and which brand it is. */
export function Whose({ teamId, brandId, onChange }: Props) {
  const { t } = useTranslation('channels')
  const teams = useRead('GET /teams').data?.items ?? []
  const brands = useRead('GET /brands').data?.items ?? []
  return (
    <>
      <Select
        label={t('team')}
        description={t('teamAbout')}
        placeholder={t('teamByRules')}
        clearable
        data={named(teams)}
        value={teamId}
        onChange={(id) => onChange({ teamId: id })}
      />
      {brands.length > 0 && (
        <Select label={t('brand')} placeholder={t('noBrand')} clearable data={named(brands)} value={brandId} onChange={(id) => onChange({ brandId: id })} />
      )}
    </>
  )
}
