import type { Intent, Urgency } from './understand.ts'

/** From these scores on it is critical, or high. */
const CRITICAL = 55
export const HIGH = 30

/** The level of a score, 0–100. */
export function levelOf(score: number, intent: Intent): Urgency {
  if (score >= CRITICAL) return 'critical'
  if (score >= HIGH) return 'high'
  return intent === 'spam' || intent === 'praise' ? 'low' : 'normal'
}
