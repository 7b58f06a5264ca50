import type { Features } from './model/features.ts'
import { probabilitiesOf, SENTIMENTS, type Head, type Sentiment } from './model/heads.ts'
import { tellingWords } from './model/why.ts'
import type { Assessment } from './understand.ts'

/** How the writer feels: how much likelier gladness is than anger, with the words that speak for what is likeliest. */
export function readSentiment(head: Head, features: Features): { score: number; reasons: Assessment['reasons'] } {
  const likely = probabilitiesOf(head, features)
  const most = likely.indexOf(Math.max(...likely))
  const words = tellingWords(head, features, most).map((word) => `“${word}”`)
  const because = [`${SENTIMENTS[most]!} ${Math.round(likely[most]! * 100)} %`, words.join(', ')].filter(Boolean).join(': ')
  return { score: scoreOf(likely as [number, number, number], SENTIMENTS[most]!), reasons: [{ what: 'sentiment', because }] }
}

/** From here on a mood is called one. */
export const MOOD = 0.3

/** Between -1 and 1, and on the side of what is likeliest: beyond ±0.3 where that is a mood, within where it is none. */
function scoreOf([anger, , gladness]: readonly [number, number, number], likeliest: Sentiment): number {
  const score = gladness - anger
  const inside = MOOD - 0.01
  const fitting = { positive: Math.max(score, MOOD), negative: Math.min(score, -MOOD), neutral: Math.max(-inside, Math.min(inside, score)) }[likeliest]
  return Math.round(fitting * 100) / 100
}
