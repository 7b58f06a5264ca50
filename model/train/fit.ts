import type { Features } from '../../server/triage/model/features.ts'
import type { Holds } from '../../server/triage/model/heads.ts'
import { RUNS, WORDS, sigmoid, softmax, type Linear } from '../../server/triage/model/linear.ts'
import { makeChance } from './chance.ts'

/** An example, ready to be fitted: where it has weight, how much, and what is true of it. */
export interface Point {
  at: Int32Array
  value: Float32Array
  /** 0…1 for each output. */
  truth: readonly number[]
  /** How much it counts. */
  weight: number
}

export interface Recipe {
  outputs: readonly string[]
  holds: Holds
  buckets: number
  passes: number
  rate: number
}

/** Places after the buckets: one for each sign. */
export function toPoint({ words, runs, signs }: Features, buckets: number, truth: readonly number[], weight: number): Point {
  const sums = new Map<number, number>()
  const add = (hashes: Uint32Array, share: number): void => {
    const each = share / Math.sqrt(hashes.length || 1)
    for (const hash of hashes) sums.set(hash & (buckets - 1), (sums.get(hash & (buckets - 1)) ?? 0) + each)
  }
  add(words, WORDS)
  add(runs, RUNS)
  signs.forEach((sign, place) => sign !== 0 && sums.set(buckets + place, sign))
  return { at: Int32Array.from(sums.keys()), value: Float32Array.from(sums.values()), truth, weight }
}

/** Signs move so much less than buckets: there are few of them, and each is in many texts. */
const FIRST_SQUARE = 1e-3

/**
 * Fits by stochastic gradient descent on the log loss, with a step for each weight (AdaGrad, Duchi, Hazan & Singer 2011) that
 * shrinks to nothing by the end. The same points in the same order give the same weights.
 */
export function fit(points: readonly Point[], { outputs, holds, buckets, passes, rate }: Recipe, signCount: number): Linear {
  const n = outputs.length
  const weights = new Float32Array((buckets + signCount) * n)
  const squares = new Float32Array(weights.length).fill(FIRST_SQUARE)
  const bias = new Float32Array(n)
  const chance = makeChance(7)
  const order = points.map((_, i) => i)
  const scores = new Float64Array(n)
  for (let pass = 0; pass < passes; pass++) {
    chance.shuffle(order)
    const step = rate * (1 - pass / passes)
    for (const which of order) {
      const { at, value, truth, weight } = points[which]!
      for (let output = 0; output < n; output++) {
        let sum = bias[output]!
        for (let k = 0; k < at.length; k++) sum += weights[at[k]! * n + output]! * value[k]!
        scores[output] = sum
      }
      const guess = holds === 'one' ? softmax(scores) : Array.from(scores, sigmoid)
      for (let output = 0; output < n; output++) {
        const error = (guess[output]! - truth[output]!) * weight
        bias[output]! -= 0.01 * step * error
        for (let k = 0; k < at.length; k++) {
          const place = at[k]! * n + output
          const slope = error * value[k]!
          squares[place]! += slope * slope
          weights[place]! -= (step * slope) / Math.sqrt(squares[place]!)
        }
      }
    }
  }
  return { outputs, buckets, weights: weights.slice(0, buckets * n), scale: 1, signs: weights.slice(buckets * n), bias }
}
