import { MOOD, SENTIMENTS, type HeadName } from '../model/heads.ts'
import { NO_TOPIC } from '../topics/topic.ts'
import type { Assessment } from '../understand.ts'

/** What a person may say is right: what a head answers, and the main topic. */
export type What = HeadName | 'topic'

/** What an assessment says, in the words a person corrects it with; null: it claims nothing. */
export function saidOf(what: What, { intent, intents, sentiment, urgency, topics }: Assessment): string | null {
  if (what === 'topic') return topics?.[0]?.id ?? NO_TOPIC
  if (what === 'urgency') return urgency
  if (what === 'intent') return intents.length > 0 ? intent : null
  if (sentiment === null) return null
  return SENTIMENTS[sentiment >= MOOD ? 2 : sentiment <= -MOOD ? 0 : 1]
}
