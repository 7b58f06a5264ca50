import { readIntent } from './intent.ts'
import { readLanguage } from './language.ts'
import { featuresOf } from './model/features.ts'
import { loadHead } from './model/load.ts'
import { SIGNS } from './model/signs.ts'
import { readSentiment } from './sentiment.ts'
import { readUrgency } from './urgency.ts'
import type { Assessment, Engine } from './understand.ts'
import { toWords } from './words.ts'

/** The languages there were examples of. A text in another is not assessed: nothing is claimed about it. */
export const ASSESSED: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'pt', 'it'])

const heads = { sentiment: loadHead('sentiment', SIGNS), intent: loadHead('intent', SIGNS), urgency: loadHead('urgency', SIGNS) }

/** Linear models over words and letters, beside written rules (model/README.md). Every verdict names the words that made it. */
export const engine: Engine = {
  name: 'linear-1',
  understand(item) {
    const text = item.subject ? `${item.subject}\n${item.text}` : item.text
    const words = toWords(text)
    const { language, reasons: whyLanguage } = readLanguage(words, item.lang)
    const features = featuresOf(text, words, language)
    const isAssessed = language === null || ASSESSED.has(language)
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
  },
}

const NOT_ASSESSED: Pick<Assessment, 'intents' | 'reasons'> = { intents: [], reasons: [{ what: 'intent', because: 'not assessed in this language' }] }
