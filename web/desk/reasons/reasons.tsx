import { useTranslation } from 'react-i18next'
import classes from '../conversation/entry/entry.module.css'
import type { Assessment } from '../correct/ask-correct.ts'
import { textOf } from '../correct/choices.ts'
import { useReasonWords } from './use-reason-words.ts'

/** Everything that decided how a message was read, and how sure that is. */
export function Reasons({ assessment: { reasons, topics, intent, intents, urgency, urgencyScore, opinions } }: { assessment: Assessment }) {
  const { t } = useTranslation('desk')
  const words = useReasonWords()
  const overruled = (what: 'intent' | 'urgency' | 'sentiment') => [opinions.find((one) => one.what === what)].find((one) => one?.agrees === false)
  const of = (what: 'intent' | 'urgency' | 'sentiment' | 'language') => {
    const name = t(`item.${what}`)
    const read = reasons.filter((one) => one.what === what).map(({ because }) => words.whole(because))
    const opinion = what === 'language' ? undefined : overruled(what)
    if (what === 'language' || !opinion) return read.map((said) => ({ what: name, said }))
    const corrected = t('reasons.correctedBy', { label: t(textOf({ what, right: opinion.right })), name: opinion.by.name })
    return [corrected, ...read.map((said) => t('reasons.wasRead', { said }))].map((said) => ({ what: name, said }))
  }
  const rows = [
    ...of('intent'),
    ...intents
      .filter((one) => one.intent !== intent && !overruled('intent'))
      .map((one) => ({ what: t('item.intent'), said: t('reasons.also', { label: words.label(one.intent), sure: Math.round(100 * one.confidence) }) })),
    ...(overruled('urgency') ? [] : [{ what: t('item.urgency'), said: t('reasons.score', { urgency: t(`urgencies.${urgency}`), score: urgencyScore }) }]),
    ...of('urgency'),
    ...of('sentiment'),
    ...topics.map((one) => ({
      what: t('item.topic'),
      said: t('item.topicWhy', { topic: one.name, sure: Math.round(100 * one.confidence), because: words.whole(one.because) }),
    })),
    ...of('language'),
  ]
  return (
    <dl className={classes.reasons}>
      {rows.map(({ what, said }, nth) => (
        <div key={nth}>
          <dt>{rows[nth - 1]?.what !== what && what}</dt>
          <dd dir="auto">{said}</dd>
        </div>
      ))}
    </dl>
  )
}
