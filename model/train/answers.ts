import { engine } from '../../server/triage/engine.ts'
import { featuresOf } from '../../server/triage/model/features.ts'
import { probabilitiesOf } from '../../server/triage/model/heads.ts'
import { loadHead } from '../../server/triage/model/load.ts'
import { SIGNS } from '../../server/triage/model/signs.ts'
import { MOOD } from '../../server/triage/sentiment.ts'
import { toWords } from '../../server/triage/words.ts'
import type { Assessment } from '../../server/triage/index.ts'
import type { Example } from './example.ts'
import type { Answer } from './measure.ts'

/** Reads an example the way an item is read. */
export const read = ({ text }: Example): Assessment => engine.understand({ text, subject: null, lang: null, visibility: 'public', followers: null })

const head = loadHead('sentiment', SIGNS)

/** How the engine says an example feels, and how sure it is of that. */
export function sentimentAnswer(example: Example): Answer {
  const { sentiment, language } = read(example)
  const score = sentiment ?? 0
  const said = score >= MOOD ? 'positive' : score <= -MOOD ? 'negative' : 'neutral'
  const confidence = Math.max(...probabilitiesOf(head, featuresOf(example.text, toWords(example.text), language)))
  return { said, confidence, truth: example.sentiment!, defensible: [example.sentiment!] }
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
