import type { Features } from './model/features.ts'
import { mainOf, probabilitiesOf, type Model } from './model/model.ts'
import { ofHead } from './model/table.ts'
import { tellingWords } from './model/why.ts'
import { phraseOf } from './text/known.ts'
import { INTENTS, type Assessment, type Intent } from './understand.ts'

/** Below this nobody is told that an intent holds. Chosen on held-back answers (model/REPORT.md). */
const SURE = 0.25
/** What reaches this beside the main one holds, too. Of those that reach it every second does, by held-back answers; between 0.4 and it, only every third. */
const ALSO = 0.6
/** So near each other, two intents are as likely. */
const TIE = 0.1

/** What the writer wants: every intent that is likely, with the phrase or the words that speak for the main one. */
export function readIntent({ table, fair }: Model, all: Float64Array, features: Features): Pick<Assessment, 'intents' | 'reasons'> {
  const scores = ofHead(all, 'intent')
  const ranked = mainOf(fair.intent, scores, features.told.language)
  const likely = probabilitiesOf('intent', fair.intent, scores)
  const { main, next } = likely[ranked.main]! - likely[ranked.next]! < TIE ? settled(ranked, features) : ranked
  const { confidence } = ranked
  const intent = INTENTS[main]!
  if (confidence < SURE) return { intents: [], reasons: [{ what: 'intent', because: `not sure: ${named(intent)}, or ${named(INTENTS[next]!)}` }] }
  const intents = [{ intent, confidence: rounded(confidence) }]
  for (const [i, one] of likely.entries()) {
    // what is ranked behind the main one is not shown as surer than it
    if (i !== main && one >= ALSO) intents.push({ intent: INTENTS[i]!, confidence: Math.min(rounded(one), intents[0]!.confidence) })
  }
  const said = phraseOf(features.cut, features.found, intent)
  const telling = said === null ? tellingWords(table, features, 'intent', main) : [said]
  const because = `${named(intent)} ${Math.round(confidence * 100)} %${telling.length > 0 ? `: ${telling.map((word) => `“${word}”`).join(', ')}` : ''}`
  return { intents: intents.length > 2 ? intents.toSorted((a, b) => b.confidence - a.confidence) : intents, reasons: [{ what: 'intent', because }] }
}

/** Of two that are as likely, the one of which a phrase stands in the text is the main one. */
function settled({ main, next }: { main: number; next: number }, { cut, found }: Features): { main: number; next: number } {
  const isSaid = (nth: number): boolean => phraseOf(cut, found, INTENTS[nth]!) !== null
  return isSaid(next) && !isSaid(main) ? { main: next, next: main } : { main, next }
}

const rounded = (share: number): number => Math.round(share * 100) / 100
const named = (intent: Intent): string => intent.replace('_', ' ')
