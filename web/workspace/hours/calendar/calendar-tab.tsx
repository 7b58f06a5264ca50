import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { SkeletonList } from '../../../kit/page/skeletons.tsx'
import { useUrlState } from '../../../kit/url-state.ts'
import { CalendarForm } from './calendar-form.tsx'

/** The working hours of one team at a time. */
export function CalendarTab() {
  const { t } = useTranslation('hours')
  const calendars = useRead('GET /calendars')
  const teams = useRead('GET /teams').data?.items
  const [wanted, setWanted] = useUrlState('team')
  const team = teams?.find(({ id }) => id === wanted) ?? teams?.find(({ isDefault }) => isDefault) ?? teams?.[0]
  const calendar = calendars.data?.items.find(({ teamId }) => teamId === team?.id)
  if (calendars.error) return <ProblemNote error={calendars.error} retry={calendars.refetch} />
  if (!teams || !calendars.data || !team) return <SkeletonList rows={7} height={40} />
  return (
    <>
      <Select
        label={t('team')}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={team.id}
        onChange={(id) => setWanted(id ?? undefined)}
        maw={320}
        mb="lg"
      />
      {calendar && <CalendarForm key={team.id} team={team} calendar={calendar} />}
    </>
  )
}
