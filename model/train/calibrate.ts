import { sigmoid, softmax } from '../../server/triage/model/answer.ts'
import type { Holds } from '../../server/triage/model/heads.ts'
import { mainOf, type Fair } from '../../server/triage/model/model.ts'

/** What a model scored on a text it had not seen, and what is true. */
export interface Scored {
  scores: Float64Array
  /** 0 or 1 for each output. */
  truth: readonly number[]
  /** Which output is the main one; -1: none. */
  main: number
  /** In another language than English. */
  isOther: boolean
}

/** Makes a head's scores honest, on answers to what it had not seen. */
export const calibrate = (scored: readonly Scored[], holds: Holds): Fair => ({ ...slopeOf(scored, holds), sure: surenessOf(scored) })

const STEPS = 400
const RATE = 0.5

/**
 * The slope and shift with which scores become honest probabilities, by descent on the log loss (Platt 1999; for one of many
 * the slope alone, which is temperature scaling, Guo et al. 2017).
 */
function slopeOf(scored: readonly Scored[], holds: Holds): { slope: number; shift: number } {
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

/** How likely the highest score is the main one, of that score and of what it is ahead by: logistic regression, by descent. */
function surenessOf(scored: readonly Scored[]): Fair['sure'] {
  const seen = scored.map(({ scores, main, isOther }) => {
    const first = mainOf({ sure: [0, 0, 0, 0] }, scores, isOther)
    return { x: [scores[first.main]!, scores[first.main]! - scores[first.next]!, 1, Number(isOther)] as const, isRight: Number(first.main === main) }
  })
  const sure: [number, number, number, number] = [0, 0, 0, 0]
  for (let step = 0; step < 4 * STEPS; step++) {
    const slope = [0, 0, 0, 0]
    for (const { x, isRight } of seen) {
      const off = sigmoid(x.reduce((sum, one, i) => sum + one * sure[i]!, 0)) - isRight
      x.forEach((one, i) => (slope[i]! += off * one))
    }
    slope.forEach((one, i) => (sure[i]! -= (RATE * one) / seen.length))
  }
  return sure
}
