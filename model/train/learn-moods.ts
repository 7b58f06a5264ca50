import { softmax } from '../../server/triage/model/answer.ts'
import { HEADS } from '../../server/triage/model/heads.ts'
import { MOOD_WEIGHTS, type Moods } from '../../server/triage/model/moods.ts'
import { scoreOf } from './fit.ts'
import type { Learnt, Unseen } from './learn.ts'
import { pointOf } from './points.ts'

/** Steps of the descent, and how far each goes: shares add up to one, so that far is not too far. */
const [STEPS, RATE] = [400, 3]
/** What a weight costs, beside a text's share of the loss: intents that are rare must not say much. */
const RIDGE = 2e-4

const MOODS = HEADS.sentiment.outputs.length

/** A text whose mood was told by a model that had not seen it, and how likely each intent is, told so, too. */
interface Told extends Unseen {
  shares: readonly number[]
}

/**
 * Learns what intents say of moods, on what models answered that had seen nobody of the same trade: tweets of all the world teach
 * the words of moods, and only the own examples what messages to companies want; this joins the two.
 * @returns also the moods that were told so with it: of each tenth by what was learned from the others
 */
export function learnMoods(sentiment: Learnt, intent: Learnt): { moods: Moods; unseen: Unseen[] } {
  const told = withShares(sentiment.unseen, intent)
  const folds = [...new Set(told.map(({ fold }) => fold))]
  const unseen = folds.flatMap((fold) => {
    const moods = fitMoods(told.filter((one) => one.fold !== fold))
    return told.filter((one) => one.fold === fold).map((one) => ({ ...one, scores: withMoods(one, moods) }))
  })
  return { moods: fitMoods(told), unseen }
}

/** The same for a part of what was answered, alone. */
export const moodsOf = (unseen: readonly Unseen[], intent: Learnt): Moods => fitMoods(withShares(unseen, intent))

/** Tweets, which have no trade and hardly any of which the intents were learned from, are asked of the model that ships. */
function withShares(unseen: readonly Unseen[], intent: Learnt): Told[] {
  const scores = new Map(intent.unseen.map((one) => [one.example.text, one.scores]))
  return unseen.map((one) => ({ ...one, shares: softmax(scores.get(one.example.text) ?? scoreOf(intent.fitted, pointOf(one.example))) }))
}

/** The scores of moods with what the likely intents say of them. */
export const withMoods = ({ scores, shares }: Pick<Told, 'scores' | 'shares'>, moods: Moods): Float64Array =>
  scores.map((score, mood) => shares.reduce((sum, share, intent) => sum + share * moods[intent * MOODS + mood]!, score))

/** By descent on the log loss, each mood counting alike. */
function fitMoods(told: readonly Told[]): Moods {
  const moods = new Float32Array(MOOD_WEIGHTS)
  const counts = HEADS.sentiment.outputs.map((_, mood) => told.filter(({ main }) => main === mood).length)
  for (let step = 0; step < STEPS; step++) {
    const slope = moods.map((weight) => RIDGE * weight)
    for (const one of told) {
      const each = 1 / (MOODS * counts[one.main]!)
      softmax(withMoods(one, moods)).forEach((guess, mood) => {
        const error = (guess - one.truth[mood]!) * each
        one.shares.forEach((share, intent) => (slope[intent * MOODS + mood]! += error * share))
      })
    }
    for (let i = 0; i < moods.length; i++) moods[i]! -= RATE * slope[i]!
  }
  return moods
}
