import { engine } from '../../server/triage/engine.ts'
import type { Assessment } from '../../server/triage/index.ts'
import type { Example } from './example.ts'
import type { Answer } from './measure.ts'

/** Reads an example the way an item is read. */
export const read = ({ text }: Example): Assessment => engine.understand({ text, subject: null, lang: null, visibility: 'public', followers: null })

/** Where a sentiment between -1 and 1 becomes one of three. */
const NEUTRAL = 0.15

/** How the engine says an example feels. */
export function sentimentAnswer(example: Example): Answer {
  const { sentiment } = read(example)
  const score = sentiment ?? 0
  const said = score > NEUTRAL ? 'positive' : score < -NEUTRAL ? 'negative' : 'neutral'
  return { said, confidence: Math.max(Math.abs(score), 1 / 3), truth: example.sentiment!, defensible: [example.sentiment!] }
}

/** What the engine says an example wants; not sure is `other`. */
export function intentAnswer(example: Example): Answer {
  const { intent, intents } = read(example)
  return {
    said: intent,
    confidence: intents[0]?.confidence ?? 0.2,
    truth: example.intents![0]!,
    defensible: [...example.intents!, ...(example.also ?? [])],
  }
}
