import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'

/** The teams a member is in; several are fine. */
export function TeamChoice({ value, onChange }: { value: string[]; onChange: (teams: string[]) => void }) {
  const { t } = useTranslation('workspace')
  const teams = useRead('GET /teams').data?.items ?? []
  return (
    <MultiSelect
      label={t('members.teams')}
      description={t('members.teamsAbout')}
      data={teams.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      hidePickedOptions
      clearable
    />
  )
}
