import { readIntent } from './intent.ts'
import { readLanguage } from './language.ts'
import { featuresOf, type Features } from './model/features.ts'
import type { Head, HeadName } from './model/heads.ts'
import { loadHead } from './model/load.ts'
import { SIGNS } from './model/signs.ts'
import { readSentiment } from './sentiment.ts'
import { readUrgency } from './urgency.ts'
import { ENGINE, type Assessment, type Engine, type Readable } from './understand.ts'
import { toWords, type Words } from './words.ts'

/** The languages there were examples of. A text in another is not assessed: nothing is claimed about it. */
export const ASSESSED: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'pt', 'it'])

export type Heads = Readonly<Record<HeadName, Head>>

/** What an engine is made of: the weights that ship, or those with what a workspace taught them. */
export interface EngineParts {
  name: string
  heads: Heads
}

/** As it ships. */
export const FROZEN: EngineParts = {
  name: ENGINE,
  heads: { sentiment: loadHead('sentiment', SIGNS), intent: loadHead('intent', SIGNS), urgency: loadHead('urgency', SIGNS) },
}

/** A text, ready to be judged. `features` live until the next one is made ready. */
export interface Prepared {
  item: Readable
  words: Words
  language: string | null
  features: Features
  isAssessed: boolean
  whyLanguage: Assessment['reasons']
}

export function prepare(item: Readable): Prepared {
  const text = item.subject ? `${item.subject}\n${item.text}` : item.text
  const words = toWords(text)
  const { language, reasons: whyLanguage } = readLanguage(words, item.lang)
  const features = featuresOf(text, words, language)
  return { item, words, language, features, isAssessed: language === null || ASSESSED.has(language), whyLanguage }
}

/** What these weights make of a text. */
export function judge(heads: Heads, { item, words, language, features, isAssessed, whyLanguage }: Prepared): Assessment {
  const intent = isAssessed ? readIntent(heads.intent, features, words) : NOT_ASSESSED
  const sentiment = isAssessed ? readSentiment(heads.sentiment, features) : null
  const main = intent.intents[0]?.intent ?? 'other'
  const urgency = readUrgency(isAssessed ? heads.urgency : null, features, words, main, item)
  return {
    language,
    intent: main,
    intents: intent.intents,
    sentiment: sentiment?.score ?? null,
    urgency: urgency.urgency,
    urgencyScore: urgency.score,
    reasons: [...urgency.reasons, ...intent.reasons, ...(sentiment?.reasons ?? []), ...whyLanguage],
  }
}

/** Linear models over words and letters, beside written rules (model/README.md). Every verdict names the words that made it. */
export const engine: Engine = { name: FROZEN.name, understand: (item) => judge(FROZEN.heads, prepare(item)) }

const NOT_ASSESSED: Pick<Assessment, 'intents' | 'reasons'> = { intents: [], reasons: [{ what: 'intent', because: 'not assessed in this language' }] }
