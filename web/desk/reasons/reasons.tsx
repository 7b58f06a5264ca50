import { useTranslation } from 'react-i18next'
import classes from '../conversation/entry/entry.module.css'
import type { Assessment } from '../correct/ask-correct.ts'
import { useReasonWords } from './use-reason-words.ts'

/** Everything that decided how a message was read, and how sure that is. */
export function Reasons({ assessment: { reasons, topics, intent, intents, urgency, urgencyScore } }: { assessment: Assessment }) {
  const { t } = useTranslation('desk')
  const words = useReasonWords()
  const name = (what: string): string => (what === 'language' || what === 'intent' || what === 'sentiment' || what === 'urgency' ? t(`item.${what}`) : what)
  const rows = [
    ...topics.map((one) => ({
      what: t('item.topic'),
      said: t('item.topicWhy', { topic: one.name, sure: Math.round(100 * one.confidence), because: words.whole(one.because) }),
    })),
    { what: t('item.urgency'), said: t('reasons.score', { urgency: t(`urgencies.${urgency}`), score: urgencyScore }) },
    ...reasons.map(({ what, because }) => ({ what: name(what), said: words.whole(because) })),
    ...intents
      .filter((one) => one.intent !== intent)
      .map((one) => ({ what: t('item.intent'), said: t('reasons.also', { label: words.label(one.intent), sure: Math.round(100 * one.confidence) }) })),
  ]
  return (
    <dl className={classes.reasons}>
      {rows.map(({ what, said }, nth) => (
        <div key={nth}>
          <dt>{what}</dt>
          <dd dir="auto">{said}</dd>
        </div>
      ))}
    </dl>
  )
}
