import { prepare } from '../engine.ts'
import { ROWS, weighed } from '../model/features.ts'
import { HEADS, type HeadName } from '../model/heads.ts'
import { BIAS } from '../model/learned.ts'
import { frozenScores, probabilitiesOf, type Model } from '../model/model.ts'
import { ofHead } from '../model/table.ts'
import type { Readable, Urgency } from '../understand.ts'

/** What a person said of an item: this is right for it. */
export interface Lesson {
  itemId: string
  item: Readable
  what: HeadName
  right: string
  /** It was read so before: the person agreed. */
  accepted: boolean
}

/** A lesson as a head learns it. */
export interface Point {
  at: Int32Array
  value: Float32Array
  /** What the weights that ship make of it. */
  frozen: Float64Array
  lesson: Lesson
}

/** How much an agreement weighs beside a correction: people agree sooner than they correct. */
export const ACCEPTED = 0.8

/** A lesson, ready to be learned; null: in a language that is not assessed, where there is nothing to be learned. */
export function toPoint(model: Model, lesson: Lesson): Point | null {
  const { features, isAssessed } = prepare(lesson.item)
  if (!isAssessed) return null
  const sums = weighed(features)
  sums.set(ROWS, BIAS)
  return { at: Int32Array.from(sums.keys()), value: Float32Array.from(sums.values()), frozen: ofHead(frozenScores(model, features), lesson.what), lesson }
}

/** A rival that comes this near to what is right is pushed back; others are left alone: an item may mean more than one thing. */
const MARGIN = 0.7

/** How likely `now` and `today` must be so that the score comes to the level without any rule (urgency.ts). */
const URGENT: Record<Urgency, readonly [number, number]> = { critical: [1, 1], high: [0.4, 1], normal: [0, 0], low: [0, 0] }

/** How far each output is from what is right: the slope of the log loss. */
export function errorOf({ fair }: Model, { what, right }: Lesson, scores: Float64Array): number[] {
  const likely = probabilitiesOf(what, fair[what], scores)
  if (what === 'urgency') return likely.map((one, output) => one - URGENT[right as Urgency][output]!)
  const place = (HEADS[what].outputs as readonly string[]).indexOf(right)
  if (what === 'sentiment') return likely.map((one, output) => one - Number(output === place))
  return likely.map((one, output) => (output === place ? one - 1 : one > likely[place]! - MARGIN ? one : 0))
}
