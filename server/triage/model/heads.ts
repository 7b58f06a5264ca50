import { INTENTS } from '../understand.ts'
import type { Features } from './features.ts'
import { addLearned, type Learned } from './learned.ts'
import { scoresOf, sigmoid, softmax, type Linear } from './linear.ts'

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const
export type Sentiment = (typeof SENTIMENTS)[number]

/** A question put to every text: what it weighs, and how sure its answers are to be taken. */
export interface Head extends Linear {
  holds: Holds
  /** Scores are multiplied by this before they become probabilities, and `shift` is added: so that of what is said with 80 % four in five are right (Platt 1999). */
  slope: number
  shift: number
  /** What the workspace taught it; absent: it is as it ships. */
  learned?: Learned
}

/** Of the outputs of a head, `one` holds, or `any` of them. */
export type Holds = 'one' | 'any'

/** How likely each output holds, 0–1. */
export function probabilitiesOf(head: Head, features: Features): number[] {
  const scores = scoresOf(head, features)
  if (head.learned) addLearned(scores, head.learned, features)
  return toProbabilities(head, scores)
}

/** What a head's scores mean. */
export function toProbabilities({ holds, slope, shift }: Pick<Head, 'holds' | 'slope' | 'shift'>, scores: Float64Array): number[] {
  const fair = scores.map((score) => score * slope + shift)
  return holds === 'one' ? softmax(fair) : Array.from(fair, sigmoid)
}

/** The heads that ship, by name. */
export const HEADS = {
  sentiment: { outputs: SENTIMENTS, holds: 'one', buckets: 2 ** 17 },
  intent: { outputs: INTENTS, holds: 'any', buckets: 2 ** 15 },
  urgency: { outputs: ['now', 'today'], holds: 'any', buckets: 2 ** 14 },
} as const satisfies Record<string, { outputs: readonly string[]; holds: Holds; buckets: number }>
export type HeadName = keyof typeof HEADS
