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
  const meant = (assessment: Assessment): string => {
    const [main, next] = likely(assessment)
    if (!main) return assessment.sentiment === null ? t('item.notAssessed') : notSure(assessment, words.whole) || t('item.notSure')
    const label = words.label(main.intent)
    const reason = own(assessment, 'intent', main.intent)
    if (main.confidence < DOUBT)
      return why(
        next ? t('reasons.unsure', { label, second: words.label(next.intent) }) : t('reasons.sure', { label, amount: percent(main.confidence) }),
        reason,
      )
    return [why(label, reason), ...(next ? [words.label(next.intent)] : [])].join(', ')
  }
  return (assessment) => {
    const { language, urgency, sentiment, topics } = assessment
    const [topic] = topics
    const mood = sentiment === null || Math.abs(sentiment) < CLEAR ? null : sentiment > 0 ? 'positive' : 'negative'
    return [
      meant(assessment),
      (urgency === 'high' || urgency === 'critical') && why(t(`urgencies.${urgency}`), own(assessment, 'urgency')),
      mood && t(`item.moods.${MOODS[mood]}`),
      topic && why(topic.name, topic.because),
      language && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

/** Below so much it is likelier that it is something else; then it is said so. */
const DOUBT = 0.5
const percent = (share: number): number => Math.round(100 * share)

/** The main intent, and those that are likely on their own, or as likely as the main one. What a colleague said is sure. */
function likely({ intent, intents, opinions }: Assessment): Assessment['intents'] {
  const main = intents.find((one) => one.intent === intent)
  if (!main) return []
  if (opinions.some(({ what }) => what === 'intent')) return [{ ...main, confidence: 1 }]
  return [main, ...intents.filter((one) => one !== main && one.confidence >= Math.min(DOUBT, main.confidence))]
}

/** Why it is so, if the machine said it and nobody says otherwise. */
const own = ({ reasons, opinions }: Assessment, what: What, label?: string): string | undefined =>
  opinions.some((one) => one.what === what && !one.agrees) ? undefined : reasonFor(reasons, what, label)

function notSure({ reasons }: Assessment, whole: (because: string) => string): string {
  const doubt = reasons.find(({ what, because }) => what === 'intent' && readReason(because).kind === 'unsure')
  return doubt ? whole(doubt.because) : ''
}
