import { Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/asking/api.ts'
import { ProblemNote } from '../../../kit/said/problem-note.tsx'
import { Moment } from '../../../kit/time/moment.tsx'
import type { Fits } from './rule.ts'
import classes from './trial.module.css'

/** Typing settles before the server is asked, ms. */
const SETTLE = 400

/** What a rule that is not saved yet would have met within the last seven days. */
export function Trial({ fits, teamId }: { fits: Fits; teamId: string | null }) {
  const { t, i18n } = useTranslation('hours')
  const [asked] = useDebouncedValue(JSON.stringify({ fits, teamId }), SETTLE) // as text: the same words are no new question
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['POST /rules/try', asked],
    queryFn: ({ signal }) => api('POST /rules/try', { body: JSON.parse(asked) as { fits: Fits; teamId: string | null } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const of = new Intl.NumberFormat(i18n.language).format(data?.lookedAt ?? 0)
  return (
    <section className={classes.trial} aria-label={t('rules.trial')}>
      <Title order={4} size="sm">
        {t('rules.trial')}
      </Title>
      <ProblemNote error={error} />
      <div role="status" data-old={isPlaceholderData || undefined}>
        {data && <Text size="sm">{data.lookedAt === 0 ? t('rules.trialNone') : t('rules.trialMet', { count: data.met, of })}</Text>}
        {data?.more && (
          <Text size="xs" c="dimmed">
            {t('rules.trialMore', { of })}
          </Text>
        )}
      </div>
      {data && data.examples.length > 0 && (
        <ul className={classes.examples} aria-label={t('rules.trialExamples')}>
          {data.examples.map((one) => (
            <li key={one.id} className={classes.example}>
              <strong dir="auto">{one.person.name}</strong>
              <span className={classes.said} dir="auto">
                {one.preview}
              </span>
              <Moment at={one.lastItemAt} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
