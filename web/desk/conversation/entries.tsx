import { Button } from '@mantine/core'
import { ArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { byDay } from '../../people/timeline/by-day.ts'
import { useDays } from '../../people/timeline/days.ts'
import type { Entry, WholeConversation } from '../conversation.ts'
import { OneEntry } from './entry/one-entry.tsx'
import { subjectChanges } from './subjects.ts'
import { useEntries } from './use-entries.ts'
import { useFollow } from './use-follow.ts'
import classes from './conversation.module.css'

/** What was said, noted and done, in the order of time, under its days. */
export function Entries({ conversation }: { conversation: WholeConversation }) {
  const { t } = useTranslation('desk')
  const days = useDays()
  const { entries, hasEarlier, readEarlier } = useEntries(conversation)
  const { place, isBelow, follow } = useFollow(entries)
  const subjects = subjectChanges(entries)
  return (
    <div className={classes.frame}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by key */}
      <div ref={place} className={classes.entries} tabIndex={0} role="region" aria-label={t('conversation.history')}>
        {hasEarlier && (
          <Button variant="default" size="compact-sm" className={classes.earlier} loading={readEarlier.isPending} onClick={() => readEarlier.mutate()}>
            {t('conversation.earlier')}
          </Button>
        )}
        <ProblemNote error={readEarlier.error} />
        {byDay<Entry>(entries, days.day).map(({ day, items }, nth) => (
          <section key={`${day} ${nth}`} className={classes.day} aria-label={day}>
            <h3 className={classes.dayName}>
              <span>{day}</span>
            </h3>
            {items.map((entry) => (
              <OneEntry key={entry.id} entry={entry} conversationId={conversation.id} showSubject={subjects.has(entry.id)} />
            ))}
          </section>
        ))}
      </div>
      {isBelow && (
        <Button size="compact-sm" className={classes.toNewest} leftSection={<ArrowDown size={14} aria-hidden />} onClick={follow}>
          {t('conversation.newest')}
        </Button>
      )}
    </div>
  )
}
