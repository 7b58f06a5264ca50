import { INTENTS } from '../understand.ts'

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const
export type Sentiment = (typeof SENTIMENTS)[number]
/** From here on a mood, between -1 and 1, is called one. */
export const MOOD = 0.3

/** Of the outputs of a head, `one` holds, or `any` of them. */
export type Holds = 'one' | 'any'

/** The questions put to every text, by name. The outputs of all stand side by side in one table (table.ts): each head's begin at `at`. */
export const HEADS = {
  sentiment: { outputs: SENTIMENTS, holds: 'one', at: 0 },
  intent: { outputs: INTENTS, holds: 'any', at: 3 },
  urgency: { outputs: ['now', 'today'], holds: 'any', at: 14 },
} as const satisfies Record<string, { outputs: readonly string[]; holds: Holds; at: number }>
export type HeadName = keyof typeof HEADS
export const HEAD_NAMES = Object.keys(HEADS) as HeadName[]

/** Outputs of all heads together. */
export const WIDTH = 16
