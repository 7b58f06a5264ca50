import { setImmediate as others } from 'node:timers/promises'
import { ROWS } from '../model/features.ts'
import { HEADS, type HeadName } from '../model/heads.ts'
import type { Model } from '../model/model.ts'
import { ACCEPTED, errorOf, type Point } from './lesson.ts'

/** Small steps, so that one mistaken correction moves little: larger ones learn faster from lessons that agree, and swing where people disagree (decisions/0150). */
const RATE = 0.1
/** Where the squares begin, so that the first lesson that holds a word does not teach it all at once. */
const FIRST_SQUARE = 0.01
/** How often all lessons are gone through again, old ones with new. */
const PASSES = 20
/** What is left of everything learned after each pass: what no lesson renews fades. */
const KEPT = 0.97
/** The most a feature, and the text-independent part, may add to a score. */
export const [MOST, MOST_BIAS] = [2, 1]
/** How much a lesson counts whose answer is rarer than others: (even share / its share) to this power. Moods are to be told apart all three, however angry a trade's customers are. */
const EVEN: Record<HeadName, number> = { sentiment: 0.6, intent: 0, urgency: 0 }
/** As if each answer had been given so many times more: the first of a rare one is not all there is. */
const MORE = 2
/** Lessons at a stretch, before others have their turn. */
const STRETCH = 100

/** What to add to the score of each output: one for each row of the table, then one for all texts. */
export type Deltas = Float32Array

/**
 * Learns from lessons what to add to a head's frozen scores, bounded and fading: by stochastic gradient descent with a step for
 * each weight (AdaGrad, Duchi, Hazan & Singer 2011), so that the rare words of a trade are learned as soon as frequent ones.
 * The same lessons in the same order give the same deltas, whenever and wherever they are learned.
 */
export async function learnDeltas(name: HeadName, model: Model, points: readonly Point[]): Promise<Deltas> {
  const outputs = HEADS[name].outputs.length
  const deltas = new Float32Array((ROWS + 1) * outputs)
  const squares = new Float32Array(deltas.length).fill(FIRST_SQUARE)
  const touched = new Set<number>(points.flatMap(({ at }) => [...at]))
  const weights = weightsOf(name, model, points)
  for (let pass = 0; pass < PASSES; pass++) {
    for (const [i, nth] of orderOf(points.length, pass).entries()) {
      if (i % STRETCH === STRETCH - 1) await others()
      learnOne(model, { deltas, squares }, points[nth]!, weights[nth]!, RATE * (1 - pass / PASSES))
    }
    fade(deltas, touched, outputs)
  }
  return deltas
}

/** Every lesson once, each pass in another order that is always the same: by a step that shares no divisor with their number. */
function orderOf(count: number, pass: number): number[] {
  const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))
  if (count === 0) return []
  let step = Math.max(1, Math.round(count * 0.618) + pass)
  while (commonDivisor(step, count) > 1) step++
  return Array.from({ length: count }, (_, i) => (i * step + pass) % count)
}

/** How much each lesson counts, in the slope of its loss. */
function weightsOf(name: HeadName, { fair }: Model, points: readonly Point[]): number[] {
  const counts = new Map<string, number>()
  for (const { lesson } of points) counts.set(lesson.right, (counts.get(lesson.right) ?? 0) + 1)
  const each = points.length / HEADS[name].outputs.length
  return points.map(({ lesson: { right, accepted } }) => fair[name].slope * (accepted ? ACCEPTED : 1) * (each / (counts.get(right)! + MORE)) ** EVEN[name])
}

interface Learning {
  deltas: Deltas
  squares: Float32Array
}

function learnOne(model: Model, { deltas, squares }: Learning, { at, value, frozen, lesson }: Point, weight: number, rate: number): void {
  const outputs = frozen.length
  const scores = frozen.map((score, output) => at.reduce((sum, place, k) => sum + deltas[place * outputs + output]! * value[k]!, score))
  const errors = errorOf(model, lesson, scores)
  errors.forEach((error, output) => {
    if (error === 0) return
    for (let k = 0; k < at.length; k++) {
      const place = at[k]! * outputs + output
      const most = at[k] === ROWS ? MOST_BIAS : MOST
      const slope = weight * error * value[k]!
      squares[place]! += slope * slope
      deltas[place] = Math.max(-most, Math.min(most, deltas[place]! - (rate * slope) / Math.sqrt(squares[place]!)))
    }
  })
}

function fade(deltas: Deltas, touched: ReadonlySet<number>, outputs: number): void {
  for (const place of touched) for (let output = 0; output < outputs; output++) deltas[place * outputs + output]! *= KEPT
}
