import { useTranslation } from 'react-i18next'
import type { Assessment } from '../correct/ask-correct.ts'
import { CLEAR } from '../correct/choices.ts'
import { readReason, reasonFor } from './read-reason.ts'
import { useReasonWords } from './use-reason-words.ts'

type What = 'intent' | 'urgency'
const MOODS = { positive: 'glad', negative: 'angry' } as const

/** What was read out of a message and which words and rules decided, in one line: `Complaint (“leaking”), Question · Critical (someone may get hurt: “dangerous”)`. */
export function useReadLine(): (assessment: Assessment) => string {
  const { t, i18n } = useTranslation('desk')
  const words = useReasonWords()
  const why = (label: string, because: string | undefined): string => {
    const short = because ? words.short(because) : ''
    return short ? t('reasons.why', { label, why: short }) : label
  }
  return (assessment) => {
    const { language, intent, intents, urgency, sentiment, topics } = assessment
    const [topic] = topics
    const mood = sentiment === null || Math.abs(sentiment) < CLEAR ? null : sentiment > 0 ? 'positive' : 'negative'
    return [
      intents.length > 0
        ? [why(t(`intents.${intent}`), own(assessment, 'intent', intent)), ...others(assessment).map(words.label)].join(', ')
        : sentiment === null
          ? t('item.notAssessed')
          : notSure(assessment, words.whole) || t('item.notSure'),
      (urgency === 'high' || urgency === 'critical') && why(t(`urgencies.${urgency}`), own(assessment, 'urgency')),
      mood && t(`item.moods.${MOODS[mood]}`),
      topic && why(topic.name, topic.because),
      language && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

const others = ({ intent, intents }: Assessment): string[] => intents.map((one) => one.intent).filter((one) => one !== intent)

/** Why it is so, if the machine said it and nobody says otherwise. */
const own = ({ reasons, opinions }: Assessment, what: What, label?: string): string | undefined =>
  opinions.some((one) => one.what === what && !one.agrees) ? undefined : reasonFor(reasons, what, label)

function notSure({ reasons }: Assessment, whole: (because: string) => string): string {
  const doubt = reasons.find(({ what, because }) => what === 'intent' && readReason(because).kind === 'unsure')
  return doubt ? whole(doubt.because) : ''
}
