import { SENTIMENTS, type HeadName, type Sentiment } from '../model/heads.ts'
import { MOOD } from '../sentiment.ts'
import type { Assessment, Intent, Urgency } from '../understand.ts'

/** What an assessment says, in the words a person corrects it with; null: it claims nothing. */
export function saidOf(what: HeadName, { intent, intents, sentiment, urgency }: Assessment): Intent | Sentiment | Urgency | null {
  if (what === 'urgency') return urgency
  if (what === 'intent') return intents.length > 0 ? intent : null
  if (sentiment === null) return null
  return SENTIMENTS[sentiment >= MOOD ? 2 : sentiment <= -MOOD ? 0 : 1]
}
