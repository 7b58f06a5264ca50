import { UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../correct/ask-correct.ts'
import { CLEAR } from '../../correct/choices.ts'
import { CorrectButton, useCorrectedBy } from '../../correct/opinions.tsx'
import classes from './entry.module.css'

/** Fetched only where a language model suggests something. */
const Suggested = lazy(() => import('../../correct/suggested.tsx').then((file) => ({ default: file.Suggested })))

/** The message, as far as it is told why it was read so. */
type Read = { id: string; text: string; assessment: Assessment }

const moodOf = (sentiment: number) => (sentiment >= CLEAR ? 'glad' : sentiment <= -CLEAR ? 'angry' : 'neutral')

/** What the machine read out of a message, in a quiet line, with its reasons on request. */
export function Why({ item, conversationId }: { item: Read; conversationId: string }) {
  const { t, i18n } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const id = useId()
  const { assessment } = item
  const correctedBy = useCorrectedBy(assessment)
  const { language, intent, intents, urgency, sentiment, topics } = assessment
  const tongue = language && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language)
  const said = [
    intents.length > 0 ? t(`intents.${intent}`) : t(sentiment === null ? 'item.notAssessed' : 'item.notSure'),
    topics[0]?.name,
    (urgency === 'high' || urgency === 'critical') && t(`urgencies.${urgency}`),
    sentiment !== null && moodOf(sentiment) !== 'neutral' && t(`item.moods.${moodOf(sentiment)}`),
    tongue,
  ]
  return (
    <div className={classes.why}>
      <UnstyledButton className={classes.link} aria-expanded={open} aria-controls={id} title={t('item.why')} onClick={() => setOpen(!open)}>
        {said.filter(Boolean).join(' · ')}
      </UnstyledButton>
      {correctedBy && <span className={classes.corrected}>{correctedBy}</span>}
      <CorrectButton corrected={{ conversationId, item }} />
      <Suspense fallback={null}>{assessment.suggestion && <Suggested corrected={{ conversationId, item }} />}</Suspense>
      <div id={id} hidden={!open}>
        {open && <Reasons assessment={assessment} />}
      </div>
    </div>
  )
}

function Reasons({ assessment: { reasons, topics } }: { assessment: Assessment }) {
  const { t } = useTranslation('desk')
  const name = (what: string): string => (what === 'language' || what === 'intent' || what === 'sentiment' || what === 'urgency' ? t(`item.${what}`) : what)
  if (reasons.length === 0 && topics.length === 0) return <p className={classes.quiet}>{t('item.unknown')}</p>
  return (
    <dl className={classes.reasons}>
      {topics.map(({ id, name: topic, because, confidence }) => (
        <div key={id}>
          <dt>{t('item.topic')}</dt>
          <dd dir="auto">{t('item.topicWhy', { topic, because, sure: Math.round(100 * confidence) })}</dd>
        </div>
      ))}
      {reasons.map(({ what, because }, nth) => (
        <div key={`${what} ${nth}`}>
          <dt>{name(what)}</dt>
          <dd dir="auto">{because}</dd>
        </div>
      ))}
    </dl>
  )
}
