import { Popover, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNow, useTime } from '../../kit/time/time.ts'
import type { Due, WholeConversation } from '../conversation.ts'
import { becauseWords, shortly, targetWords } from './because.ts'
import { span } from './countdown.ts'
import { Deadline } from './deadline.tsx'
import classes from './deadline.module.css'

/** The deadline with the sentence that explains it, and how it came about on request. */
export function DueLine({ conversation, due }: { conversation: WholeConversation; due: Due }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  const time = useTime()
  return (
    <div className={classes.line}>
      <Deadline due={due} />{' '}
      <span className={classes.sentence}>
        · {t('because.sentence', { due: t('deadline.at', { at: shortly(due.at, now, time) }), because: becauseWords(due.because, now, time, t) })}{' '}
      </span>
      <Popover width={340} position="bottom-start" withArrow shadow="md">
        <Popover.Target>
          <UnstyledButton className={classes.why}>{t('because.why')}</UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('because.details')}>
          <DueDetails conversation={conversation} due={due} />
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}

function DueDetails({ conversation: { team, because: rule }, due: { because } }: { conversation: WholeConversation; due: Due }) {
  const { t } = useTranslation('desk')
  const time = useTime()
  const promise = span(because.minutes, time.language)
  const { calendar } = because
  return (
    <dl className={classes.parts}>
      <dt>{t('because.within')}</dt>
      <dd>{calendar ? t('because.workingTime', { promise }) : promise}</dd>
      <dt>{t('because.started')}</dt>
      <dd>{time.absolute(because.from)}</dd>
      <dt>{t('because.target')}</dt>
      <dd>{targetWords(because, t) || t('because.allMessages')}</dd>
      <dt>{t('because.hours')}</dt>
      <dd>
        {calendar ? `${calendar.team} (${calendar.timeZone})` : t('because.roundTheClock')}
        {calendar && calendar.holidays.length > 0 && `, ${new Intl.ListFormat(time.language).format(calendar.holidays)}`}
      </dd>
      {team && rule && (
        <>
          <dt>{t('because.routed')}</dt>
          <dd>{t('because.routedBy', { team: team.name, rule })}</dd>
        </>
      )}
    </dl>
  )
}
