import { PHRASES } from './phrases.ts'
import type { Assessment, Intent } from './understand.ts'
import { findPhrase, type Words } from './words.ts'

/**
 * What the writer wants, by written rules, the costliest to miss first: someone who leaves, someone who offers junk,
 * something that is broken, someone who would buy, a question, praise. The first that holds decides.
 */
export function readIntent(words: Words, sentiment: number | null): { intent: Intent; reasons: Assessment['reasons'] } {
  const found = (intent: Intent, because: string) => ({ intent, reasons: [{ what: 'intent' as const, because }] })
  for (const intent of ['goodbye', 'noise', 'complaint', 'buying_signal'] as const) {
    const phrase = findPhrase(words, PHRASES[intent])
    if (phrase && !(intent === 'complaint' && (sentiment ?? 0) > 0.5)) return found(intent, `it says “${phrase}”`)
  }
  const asks = findPhrase(words, PHRASES.question)
  if ((sentiment ?? 0) <= -0.6 && words.list.length > 3) return found('complaint', 'its words are angry')
  if (asks) return found('question', `it asks: “${asks}”`)
  if (words.questions > 0) return found('question', 'it ends in a question mark')
  const praises = findPhrase(words, PHRASES.praise)
  if (praises && (sentiment ?? 1) >= 0) return found('praise', `it says “${praises}”`)
  if ((sentiment ?? 0) >= 0.6) return found('praise', 'its words are glad')
  return { intent: 'other', reasons: [{ what: 'intent', because: 'no rule holds' }] }
}
