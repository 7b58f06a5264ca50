import type { Features } from './model/features.ts'
import { probabilitiesOf, type Head } from './model/heads.ts'
import { tellingWords } from './model/why.ts'
import { PHRASES } from './phrases.ts'
import { INTENTS, type Assessment } from './understand.ts'
import { findPhrase, type Words } from './words.ts'

/** Below this nobody is told that an intent holds; what reaches it beside the main one holds too. Chosen on held-back answers (model/REPORT.md). */
const SURE = 0.3
const ALSO = 0.4

/** What the writer wants: every intent that is likely, with the phrase or the words that speak for the main one. */
export function readIntent(head: Head, features: Features, words: Words): Pick<Assessment, 'intents' | 'reasons'> {
  const ranked = probabilitiesOf(head, features)
    .map((confidence, i) => ({ intent: INTENTS[i]!, confidence: Math.round(confidence * 100) / 100 }))
    .toSorted((a, b) => b.confidence - a.confidence)
  const [main, next] = ranked as [(typeof ranked)[0], (typeof ranked)[0]]
  if (main.confidence < SURE) {
    const tied = `not sure: ${named(main)}, or ${named(next)}`
    return { intents: [], reasons: [{ what: 'intent', because: tied }] }
  }
  const phrases = PHRASES[main.intent]
  const said = phrases ? findPhrase(words, phrases) : null
  const telling = said ? [said] : tellingWords(head, features, INTENTS.indexOf(main.intent))
  const because = telling.length > 0 ? `${named(main)}: ${telling.map((word) => `“${word}”`).join(', ')}` : named(main)
  return { intents: ranked.filter((one, i) => i === 0 || one.confidence >= ALSO), reasons: [{ what: 'intent', because }] }
}

const named = ({ intent, confidence }: { intent: string; confidence: number }): string => `${intent.replace('_', ' ')} ${Math.round(confidence * 100)} %`
