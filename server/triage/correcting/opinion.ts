import { SENTIMENTS, type Sentiment } from '../model/heads.ts'
import type { Assessment, Intent, Urgency } from '../understand.ts'
import { NO_TOPIC } from '../topics/topic.ts'
import { saidOf, type What } from './said.ts'

/** What one person says is right of an item; of one person the newest word counts. */
export interface Opinion {
  /** The act it came with, by which it is taken back. */
  id: string
  what: What
  right: string
  /** It had been read so: the person agrees with the machine. */
  agrees: boolean
  /** A member. */
  by: string
  /** ISO 8601. */
  at: string
}

/** Where a score must lie for its level, 0–100 (urgency.ts). */
const SCORES: Record<Urgency, readonly [number, number]> = { low: [0, 9], normal: [10, 29], high: [30, 54], critical: [55, 100] }

/** An assessment as people have it: the newest opinion on each question counts. */
export function asCorrected<A extends Assessment>(assessment: A, opinions: readonly Opinion[]): A {
  return opinions.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1)).reduce(withOpinion, assessment)
}

function withOpinion<A extends Assessment>(assessment: A, { what, right }: Opinion): A {
  if (saidOf(what, assessment) === right) return assessment
  if (what === 'intent') return { ...assessment, intent: right as Intent, intents: [{ intent: right as Intent, confidence: 1 }] }
  if (what === 'topic') return { ...assessment, topics: right === NO_TOPIC ? [] : [{ id: right, confidence: 1, because: 'corrected' }] }
  if (what === 'sentiment') return { ...assessment, sentiment: SENTIMENTS.indexOf(right as Sentiment) - 1 }
  const [least, most] = SCORES[right as Urgency]
  return { ...assessment, urgency: right as Urgency, urgencyScore: Math.min(most, Math.max(least, assessment.urgencyScore)) }
}
