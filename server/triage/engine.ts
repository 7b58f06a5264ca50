import { ENGINE, type Engine } from './understand.ts'
import { readIntent } from './intent.ts'
import { readLanguage } from './language.ts'
import { readSentiment } from './sentiment.ts'
import { readUrgency } from './urgency.ts'
import { toWords } from './words.ts'

/** The first engine: a language identifier, a shipped lexicon and written rules. Every verdict names the words that made it. */
export const engine: Engine = {
  name: ENGINE,
  understand(item) {
    const words = toWords(item.subject ? `${item.subject}\n${item.text}` : item.text)
    const language = readLanguage(words, item.lang)
    const sentiment = readSentiment(words, language.language)
    const intent = readIntent(words, sentiment.score)
    const urgency = readUrgency(words, intent.intent, sentiment.score, item)
    return {
      language: language.language,
      intent: intent.intent,
      sentiment: sentiment.score,
      urgency: urgency.urgency,
      reasons: [...urgency.reasons, ...intent.reasons, ...sentiment.reasons, ...language.reasons],
    }
  },
}
