import { readIntent } from './intent.ts'
import { featuresOf, type Features } from './model/features.ts'
import { loadModel } from './model/load.ts'
import { weigh, type Model } from './model/model.ts'
import { readSentiment } from './sentiment.ts'
import { ENGINE, type Assessment, type Engine, type Readable } from './understand.ts'
import { readUrgency } from './urgency.ts'

/** The languages there were examples of. A text in another is not assessed: nothing is claimed about it. */
export const ASSESSED: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'pt', 'it'])

/** What an engine is made of: the weights that ship, or those with what a workspace taught them. */
export interface EngineParts {
  name: string
  model: Model
}

/** As it ships. */
export const FROZEN: EngineParts = { name: ENGINE, model: loadModel() }

/** A text, ready to be judged. `features` live until the next one is made ready. */
export interface Prepared {
  item: Readable
  features: Features
  isAssessed: boolean
}

export function prepare(item: Readable): Prepared {
  const features = featuresOf(item.subject ? `${item.subject}\n${item.text}` : item.text, item.lang, item.usual)
  const { language, isForeign } = features.told
  return { item, features, isAssessed: language === null ? !isForeign : ASSESSED.has(language) }
}

/** What this model makes of a text. */
export function judge(model: Model, { item, features, isAssessed }: Prepared): Assessment {
  const scores = isAssessed ? weigh(model, features) : null
  const intent = scores ? readIntent(model, scores, features) : NOT_ASSESSED
  const sentiment = scores ? readSentiment(model, scores, features) : null
  const main = intent.intents[0]?.intent ?? 'other'
  const urgency = readUrgency(model, scores, features, main, item)
  const { language, because } = features.told
  return {
    language,
    intent: main,
    intents: intent.intents,
    sentiment: sentiment?.score ?? null,
    urgency: urgency.urgency,
    urgencyScore: urgency.score,
    reasons: [...urgency.reasons, ...intent.reasons, ...(sentiment?.reasons ?? []), { what: 'language', because: because() }],
  }
}

/** Linear models over words and letters, beside written rules (model/README.md). Every verdict names the words that made it. */
export const engine: Engine = { name: FROZEN.name, understand: (item) => judge(FROZEN.model, prepare(item)) }

const NOT_ASSESSED: Pick<Assessment, 'intents' | 'reasons'> = { intents: [], reasons: [{ what: 'intent', because: 'not assessed in this language' }] }
