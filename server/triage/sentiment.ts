import type { Features } from './model/features.ts'
import { probabilitiesOf, SENTIMENTS, type Head } from './model/heads.ts'
import { tellingWords } from './model/why.ts'
import type { Assessment } from './understand.ts'

/** How the writer feels: how much likelier gladness is than anger, with the words that speak for what is likeliest. */
export function readSentiment(head: Head, features: Features): { score: number; reasons: Assessment['reasons'] } {
  const likely = probabilitiesOf(head, features)
  const most = likely.indexOf(Math.max(...likely))
  const words = tellingWords(head, features, most).map((word) => `“${word}”`)
  const because = [`${SENTIMENTS[most]!} ${Math.round(likely[most]! * 100)} %`, words.join(', ')].filter(Boolean).join(': ')
  return { score: Math.round((likely[2]! - likely[0]!) * 100) / 100, reasons: [{ what: 'sentiment', because }] }
}
