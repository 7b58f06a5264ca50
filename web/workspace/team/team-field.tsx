import { NativeSelect } from '@mantine/core'
import { useRead } from '../../app/asking/queries.ts'

interface Props {
  label: string
  description?: string
  /** What no team in particular is called here. */
  none: string
  /** Null: none in particular. */
  teamId: string | null
  onChange: (teamId: string | null) => void
}

/** One of the company's teams, or none in particular. */
export function TeamField({ label, description, none, teamId, onChange }: Props) {
  const teams = useRead('GET /teams').data?.items ?? []
  return (
    <NativeSelect
      label={label}
      description={description}
      value={teamId ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      data={[{ value: '', label: none }, ...teams.map((one) => ({ value: one.id, label: one.name }))]}
    />
  )
}
