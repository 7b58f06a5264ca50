import { Select, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Answer } from '../../../app/asking/api.ts'
import { becauseWords } from '../../../desk/deadline/because.ts'
import { span } from '../../../desk/deadline/countdown.ts'
import { instantOf } from '../../../desk/snooze/zoned.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { timeWords } from '../../../kit/time/time.ts'
import type { Holiday, Week } from '../calendar/week.ts'
import { tellingInstants } from './instants.ts'
import classes from '../hours.module.css'

interface Props {
  teamId: string
  timeZone: string
  week: Week | null
  holidays: Holiday[]
  /** The promise to show, in minutes of working time; null: the reader chooses. */
  minutes?: number
  /** What the promise is for, in words. */
  of?: string
}

const PROMISES = [15, 60, 240, 480]
/** Typing settles before the server is asked, ms. */
const SETTLE = 350

/** What hours and a promise mean: "a message on Friday 17:50 is due Monday 09:50 because …", worked out by the server that keeps them. */
export function Preview({ teamId, timeZone, week, holidays, minutes: given, of }: Props) {
  const { t, i18n } = useTranslation('hours')
  const [chosen, setChosen] = useState(60)
  const [own, setOwn] = useState('')
  const [now] = useState(() => new Date())
  const minutes = given ?? chosen
  const at = useMemo(
    () => [...tellingInstants(now, timeZone, holidays), ...(own ? [readOwn(own, timeZone)] : [])].map((one) => one.toISOString()),
    [now, timeZone, holidays, own],
  )
  const [body] = useDebouncedValue({ teamId, week, holidays, minutes, at }, SETTLE)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['POST /targets/preview', body],
    queryFn: ({ signal }) => api('POST /targets/preview', { body }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  return (
    <aside className={classes.preview} aria-label={t('preview.title')}>
      <Title order={2}>{t('preview.title')}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('preview.about')}
      </Text>
      {of && given && (
        <Text size="sm" fw={600}>
          {t('preview.of', { of, promise: span(given, i18n.language) })}
        </Text>
      )}
      {given === undefined && (
        <Select
          label={t('preview.promise')}
          data={PROMISES.map((one) => ({ value: String(one), label: span(one, i18n.language) }))}
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      <ul className={classes.examples} data-old={isPlaceholderData || undefined} aria-live="polite">
        {data?.items.map((example) => (
          <Example key={example.at} example={example} timeZone={timeZone} now={now.getTime()} />
        ))}
      </ul>
      <ProblemNote error={error} />
      <TextInput mt="md" type="datetime-local" label={t('preview.own')} value={own} onChange={(event) => setOwn(event.currentTarget.value)} />
    </aside>
  )
}

function Example({
  example: { at, due, because },
  timeZone,
  now,
}: {
  example: Answer<'POST /targets/preview'>['items'][number]
  timeZone: string
  now: number
}) {
  const { t, i18n } = useTranslation('hours')
  const { t: ofDesk } = useTranslation('desk')
  const time = timeWords(i18n.language, timeZone)
  return (
    <li>
      <Text size="sm" fw={600}>
        {new Date(at).getTime() === now ? t('preview.now', { due: time.dated(due) }) : t('preview.at', { at: time.dated(at), due: time.dated(due) })}
      </Text>
      <Text size="sm" c="dimmed">
        {becauseWords(because, now, time, ofDesk)}
      </Text>
    </li>
  )
}

/** What a `datetime-local` field holds, as an instant in the team's zone. */
function readOwn(field: string, zone: string): Date {
  const [year = 2026, month = 1, day = 1, hour = 0, minute = 0] = field.split(/[-T:]/).map(Number)
  return instantOf({ year, month, day, hour, minute }, zone)
}
