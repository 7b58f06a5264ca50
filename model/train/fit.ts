import { ROWS } from '../../server/triage/model/features.ts'
import type { Holds } from '../../server/triage/model/heads.ts'
import { sigmoid, softmax } from '../../server/triage/model/answer.ts'
import { makeChance } from './chance.ts'
import type { Labelled, Point } from './points.ts'

/** How a head is fitted. */
export interface Recipe {
  outputs: readonly string[]
  holds: Holds
  passes: number
  rate: number
}

/** Weights as fitted: (rows + signs) × outputs. */
export interface Fitted {
  outputs: number
  weights: Float32Array
  bias: Float32Array
}

/** The scores of a point, by output. */
export function scoreOf({ outputs, weights, bias }: Fitted, { at, value }: Point): Float64Array {
  const scores = Float64Array.from(bias)
  for (let k = 0; k < at.length; k++) for (let output = 0; output < outputs; output++) scores[output]! += weights[at[k]! * outputs + output]! * value[k]!
  return scores
}

/** Signs move so much less than rows: there are few of them, and each is in many texts. */
const FIRST_SQUARE = 1e-3

/**
 * Fits by stochastic gradient descent on the log loss, with a step for each weight (AdaGrad, Duchi, Hazan & Singer 2011) that
 * shrinks to nothing by the end. The same points in the same order give the same weights.
 */
export function fit(points: readonly Labelled[], { outputs, holds, passes, rate }: Recipe, signs: number): Fitted {
  const n = outputs.length
  const weights = new Float32Array((ROWS + signs) * n)
  const squares = new Float32Array(weights.length).fill(FIRST_SQUARE)
  const bias = new Float32Array(n)
  const chance = makeChance(7)
  const order = points.map((_, i) => i)
  const fitted = { outputs: n, weights, bias }
  for (let pass = 0; pass < passes; pass++) {
    chance.shuffle(order)
    const step = rate * (1 - pass / passes)
    for (const which of order) {
      const { point, truth, weight } = points[which]!
      const { at, value } = point
      const scores = scoreOf(fitted, point)
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
  return fitted
}
