import type { Assessment } from './ask-correct.ts'
import type { Right } from './correct.ts'

type What = Exclude<Right['what'], 'all' | 'topic'>
/** One thing that can be right, and the key that says so. */
export interface Choice {
  what: What
  right: string
  key: string
}

const INTENTS = ['question', 'complaint', 'praise', 'buying_signal', 'goodbye', 'suggestion', 'press_legal', 'job', 'spam', 'competitor', 'other'] as const
const MOODS = ['positive', 'neutral', 'negative'] as const
const URGENCIES = ['critical', 'high', 'normal', 'low'] as const

const withKeys = (what: What, rights: readonly string[], keys: string): Choice[] => rights.map((right, nth) => ({ what, right, key: keys[nth]! }))

/** What can be said of a message: one key each, by rows of the keyboard. */
export const CHOICES: Record<What, Choice[]> = {
  intent: withKeys('intent', INTENTS, '1234567890-'),
  sentiment: withKeys('sentiment', MOODS, 'qwe'),
  urgency: withKeys('urgency', URGENCIES, 'asdf'),
}

/** From here on a mood is called one; -1 … 1. As the server has it. */
export const CLEAR = 0.3
const MOOD_NAMES = { positive: 'glad', neutral: 'neutral', negative: 'angry' } as const

/** The key of a label's text. */
export const textOf = ({ what, right }: Pick<Choice, 'what' | 'right'>) =>
  what === 'intent'
    ? (`intents.${right as (typeof INTENTS)[number]}` as const)
    : what === 'urgency'
      ? (`urgencies.${right as (typeof URGENCIES)[number]}` as const)
      : (`item.moods.${MOOD_NAMES[right as keyof typeof MOOD_NAMES]}` as const)

/** Is this what is shown now? */
export function isShown({ what, right }: Pick<Choice, 'what' | 'right'>, { intent, intents, sentiment, urgency }: Assessment): boolean {
  if (what === 'intent') return intents.length > 0 && intent === right
  if (what === 'urgency') return urgency === right
  if (sentiment === null) return false
  return right === (sentiment >= CLEAR ? 'positive' : sentiment <= -CLEAR ? 'negative' : 'neutral')
}
