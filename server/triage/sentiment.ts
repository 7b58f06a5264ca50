import type { Features } from './model/features.ts'
import { MOOD, SENTIMENTS, type Sentiment } from './model/heads.ts'
import { probabilitiesOf, type Model } from './model/model.ts'
import { ofHead } from './model/table.ts'
import { tellingWords } from './model/why.ts'
import type { Assessment } from './understand.ts'

/** How the writer feels: how much likelier gladness is than anger, with the words that speak for what is likeliest. */
export function readSentiment({ table, fair }: Model, all: Float64Array, features: Features): { score: number; reasons: Assessment['reasons'] } {
  const likely = probabilitiesOf('sentiment', fair.sentiment, ofHead(all, 'sentiment')) as [number, number, number]
  const most = likely[0] >= likely[1] ? (likely[0] >= likely[2] ? 0 : 2) : likely[1] >= likely[2] ? 1 : 2
  const words = tellingWords(table, features, 'sentiment', most)
  const because = `${SENTIMENTS[most]} ${Math.round(likely[most] * 100)} %${words.length > 0 ? `: ${words.map((word) => `“${word}”`).join(', ')}` : ''}`
  return { score: scoreOf(likely, SENTIMENTS[most]), reasons: [{ what: 'sentiment', because }] }
}

/** Between -1 and 1, and on the side of what is likeliest: beyond ±0.3 where that is a mood, within where it is none. */
function scoreOf([anger, , gladness]: readonly [number, number, number], likeliest: Sentiment): number {
  const score = gladness - anger
  const inside = MOOD - 0.01
  const fitting =
    likeliest === 'positive' ? Math.max(score, MOOD) : likeliest === 'negative' ? Math.min(score, -MOOD) : Math.max(-inside, Math.min(inside, score))
  return Math.round(fitting * 100) / 100
}
