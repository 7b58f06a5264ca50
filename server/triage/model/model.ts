import { sigmoid, softmax } from './answer.ts'
import type { Features } from './features.ts'
import { HEADS, WIDTH, type HeadName } from './heads.ts'
import { addLearned, type Learned } from './learned.ts'
import { addMoods, type Moods } from './moods.ts'
import { ofHead, scoresOf, type Table } from './table.ts'

/** What a text is weighed with. */
export interface Model {
  table: Table
  moods: Moods
  fair: Readonly<Record<HeadName, Fair>>
  /** What the workspace taught; a head that is not in it is as it ships. */
  learned: Partial<Record<HeadName, Learned>>
}

/** How scores become honest probabilities, so that of what is said with 80 % four in five are right. */
export interface Fair {
  /** Scores are multiplied by this, and `shift` is added (Platt 1999). */
  slope: number
  shift: number
  /**
   * How likely the output with the highest score is the main one: the logistic function of its score, of what it is ahead of the
   * next, and of 1, each times its weight here. By language, of whose examples there are more or fewer; English stands for others.
   */
  sure: Readonly<Record<string, Sureness>> & { en: Sureness }
}

export type Sureness = readonly [top: number, ahead: number, one: number]

/** The scores of all heads as they ship. @returns a list of its own */
export function frozenScores({ table, moods }: Pick<Model, 'table' | 'moods'>, features: Features): Float64Array {
  const scores = scoresOf(table, features, new Float64Array(WIDTH))
  addMoods(scores, moods)
  return scores
}

/** The scores of all heads, with what was learned. */
export function weigh(model: Model, features: Features): Float64Array {
  const { learned } = model
  const scores = frozenScores(model, features)
  for (const name in learned) addLearned(ofHead(scores, name as HeadName), learned[name as HeadName]!, features)
  return scores
}

/** How likely each output of a head holds, 0–1. @param scores of this head */
export function probabilitiesOf(name: HeadName, { slope, shift }: Fair, scores: Float64Array): number[] {
  const fair: number[] = []
  for (let i = 0; i < scores.length; i++) fair.push(scores[i]! * slope + shift)
  return HEADS[name].holds === 'one' ? softmax(fair) : fair.map(sigmoid)
}

/** The output with the highest score, the next, and how likely the first is the main one. @param language that was told, if any was */
export function mainOf({ sure }: Pick<Fair, 'sure'>, scores: Float64Array, language: string | null): { main: number; next: number; confidence: number } {
  let [main, next] = scores[0]! >= scores[1]! ? [0, 1] : [1, 0]
  for (let i = 2; i < scores.length; i++) {
    if (scores[i]! > scores[main]!) [main, next] = [i, main]
    else if (scores[i]! > scores[next]!) next = i
  }
  const [top, ahead, one] = sure[language ?? 'en'] ?? sure.en
  return { main, next, confidence: sigmoid(top * scores[main]! + ahead * (scores[main]! - scores[next]!) + one) }
}
