import { Alert, Button, Group, Stack, Switch } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../app/asking/api.ts'
import { useWrite } from '../../../app/asking/queries.ts'
import { useMay } from '../../../app/asking/session.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { toast } from '../../../kit/said/toast.ts'
import { Section } from '../../../kit/page/section.tsx'
import { useUnsaved } from '../../../kit/form/use-unsaved.ts'
import { Preview } from '../preview/preview.tsx'
import { Holidays } from './holidays.tsx'
import { isSound, OFFICE, wholeWeek, type Calendar, type Week } from './week.ts'
import { WeekEditor } from './week-editor.tsx'
import classes from '../hours.module.css'

/** A team's week and holidays, with what they mean beside them while they are edited. */
export function CalendarForm({ team, calendar }: { team: Answer<'GET /teams'>['items'][number]; calendar: Calendar }) {
  const { t } = useTranslation(['hours', 'app'])
  const manages = useMay('team.manage')
  const [kept, setKept] = useState(() => ({ week: calendar.week && wholeWeek(calendar.week), holidays: calendar.holidays }))
  const [week, setWeek] = useState<Week | null>(kept.week)
  const [holidays, setHolidays] = useState(kept.holidays)
  const isDirty = JSON.stringify({ week, holidays }) !== JSON.stringify(kept)
  const sound = isSound(week) && holidays.every(({ date }) => date !== '')
  useUnsaved(isDirty)
  const save = useWrite('PUT /calendars/:id', {
    freshens: ['GET /calendars'],
    onDone: () => {
      setKept({ week, holidays })
      toast.done(t('hoursSaved', { team: team.name }))
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate({ params: { id: team.id }, body: { week, holidays } })
  }
  const discard = (): void => {
    setWeek(kept.week)
    setHolidays(kept.holidays)
  }
  return (
    <form onSubmit={submit} className={classes.beside}>
      <fieldset disabled={!manages} className={classes.all}>
        <Section title={t('week.title')} about={t('week.about', { zone: calendar.timeZone.replaceAll('_', ' ') })}>
          <Switch
            label={t('week.around')}
            description={t('week.aroundAbout')}
            checked={week === null}
            onChange={(event) => setWeek(event.currentTarget.checked ? null : (kept.week ?? OFFICE))}
            mb="sm"
          />
          {week && <WeekEditor week={week} onChange={setWeek} />}
        </Section>
        {week && (
          <Section title={t('holidays.title')} about={t('holidays.about')}>
            <Holidays holidays={holidays} onChange={setHolidays} />
          </Section>
        )}
        <Stack mt="lg" gap="sm">
          {!manages && <Alert>{t('readOnly')}</Alert>}
          {!sound && <Alert color="yellow">{t('unsound')}</Alert>}
          <ProblemNote error={save.error} />
          {manages && (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={!isDirty || !sound}>
                {t('app:save')}
              </Button>
              {isDirty && (
                <Button variant="subtle" onClick={discard}>
                  {t('discard')}
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </fieldset>
      <Preview teamId={team.id} timeZone={calendar.timeZone} week={sound ? week : kept.week} holidays={holidays.filter(({ date }) => date !== '')} />
    </form>
  )
}
