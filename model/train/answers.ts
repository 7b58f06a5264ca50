import { FROZEN, judge, prepare } from '../../server/triage/engine.ts'
import { probabilitiesOf, weigh } from '../../server/triage/model/model.ts'
import { ofHead } from '../../server/triage/model/table.ts'
import { MOOD } from '../../server/triage/model/heads.ts'
import type { Assessment } from '../../server/triage/index.ts'
import type { Example } from './example.ts'
import type { Answer } from './measure.ts'

const itemOf = ({ text }: Example) => ({ text, subject: null, lang: null, visibility: 'public' as const, followers: null })

/** Reads an example the way an item is read. */
export const read = (example: Example): Assessment => judge(FROZEN.model, prepare(itemOf(example)))

/** How the engine says an example feels, and how sure it is of that. */
export function sentimentAnswer(example: Example): Answer {
  const prepared = prepare(itemOf(example))
  const score = judge(FROZEN.model, prepared).sentiment ?? 0
  const said = score >= MOOD ? 'positive' : score <= -MOOD ? 'negative' : 'neutral'
  const likely = probabilitiesOf('sentiment', FROZEN.model.fair.sentiment, ofHead(weigh(FROZEN.model, prepared.features), 'sentiment'))
  return { said, confidence: Math.max(...likely), truth: example.sentiment!, defensible: [example.sentiment!] }
}

/** How sure it is, at most, where it says it is not sure: shown as less than a quarter. */
const UNSURE = 0.2

/** What the engine says an example wants; not sure is `other`. */
export function intentAnswer(example: Example): Answer {
  const { intent, intents } = read(example)
  return {
    said: intent,
    confidence: intents[0]?.confidence ?? UNSURE,
    truth: example.intents![0]!,
    defensible: [...example.intents!, ...(example.also ?? [])],
  }
}

/** The language the engine says a text is in, with no hint; null: not sure. */
export const languageOf = (example: Example): string | null => prepare(itemOf(example)).features.told.language

/** From this confidence on, spam is held aside as it ships (server/desk/rules). */
const HELD = 0.95

/** The share of examples that would be held aside, 0–1. */
export const heldShare = (examples: readonly Example[]): number =>
  examples.filter((example) => read(example).intents.some(({ intent, confidence }, i) => i === 0 && intent === 'spam' && confidence >= HELD)).length /
  examples.length
