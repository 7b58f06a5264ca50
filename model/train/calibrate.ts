import type { Holds } from '../../server/triage/model/heads.ts'
import { sigmoid, softmax } from '../../server/triage/model/linear.ts'

/** What a model scored on a text it had not seen, and what is true. */
export interface Scored {
  scores: Float64Array
  /** 0 or 1 for each output. */
  truth: readonly number[]
}

const STEPS = 400
const RATE = 0.5

/**
 * The slope and shift with which scores become honest probabilities, by descent on the log loss (Platt 1999; for one of many
 * the slope alone, which is temperature scaling, Guo et al. 2017).
 */
export function calibrate(scored: readonly Scored[], holds: Holds): { slope: number; shift: number } {
  let [slope, shift] = [1, 0]
  for (let step = 0; step < STEPS; step++) {
    let [onSlope, onShift] = [0, 0]
    for (const { scores, truth } of scored) {
      const moved = scores.map((score) => score * slope + shift)
      const guess = holds === 'one' ? softmax(moved) : Array.from(moved, sigmoid)
      guess.forEach((probability, output) => {
        onSlope += (probability - truth[output]!) * scores[output]!
        onShift += probability - truth[output]!
      })
    }
    slope -= (RATE * onSlope) / scored.length
    if (holds === 'any') shift -= (RATE * onShift) / scored.length
  }
  return { slope, shift }
}
