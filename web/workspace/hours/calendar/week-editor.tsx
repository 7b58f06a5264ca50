import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DayRow, useDayName } from './day-row.tsx'
import { DAYS, type Week } from './week.ts'

/** The seven days with their blocks of work. */
export function WeekEditor({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const { t } = useTranslation('hours')
  const nameOf = useDayName()
  const sameAsMonday = (): void => onChange({ ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon })
  return (
    <div>
      {DAYS.map((day) => (
        <DayRow key={day} day={day} blocks={week[day]} onChange={(blocks) => onChange({ ...week, [day]: blocks })} />
      ))}
      <Group mt="xs">
        <Button variant="default" size="xs" onClick={sameAsMonday}>
          {t('week.likeMonday', { from: nameOf('mon'), first: nameOf('tue'), last: nameOf('fri') })}
        </Button>
      </Group>
    </div>
  )
}
