import { sigmoid, softmax } from '../../server/triage/model/answer.ts'
import type { Holds } from '../../server/triage/model/heads.ts'
import { mainOf, type Fair, type Sureness } from '../../server/triage/model/model.ts'

/** What a model scored on a text it had not seen, and what is true. */
export interface Scored {
  scores: Float64Array
  /** 0 or 1 for each output. */
  truth: readonly number[]
  /** Which output is the main one; -1: none. */
  main: number
  language: string
}

/**
 * Makes a head's scores honest, on answers to what it had not seen.
 * @param second how right it is to say what holds, too, and is not the main one, 0–1
 */
export const calibrate = (scored: readonly Scored[], holds: Holds, second = 0): Fair => ({ ...slopeOf(scored, holds), sure: surenessOf(scored, second) })

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

/** How much a language's own figures cost, in texts: with few examples it keeps to what holds for all. */
const RIDGE = 5

/**
 * How likely the highest score is the main one, of that score and of what it is ahead by: logistic regression, by descent; what
 * holds for all languages, and for each but English what to add.
 */
function surenessOf(scored: readonly Scored[], second: number): Fair['sure'] {
  const seen = scored.map(({ scores, truth, main, language }) => {
    const first = mainOf({ sure: { en: [0, 0, 0] } }, scores, null)
    return {
      x: [scores[first.main]!, scores[first.main]! - scores[first.next]!, 1] as const,
      isRight: first.main === main ? 1 : truth[first.main]! * second,
      language,
    }
  })
  const all = [0, 0, 0]
  const own = new Map(scored.flatMap(({ language }) => (language === 'en' ? [] : [[language, [0, 0, 0]]])))
  for (let step = 0; step < 4 * STEPS; step++) {
    const slope = [0, 0, 0]
    const ownSlopes = new Map([...own].map(([language, weights]) => [language, weights.map((weight) => RIDGE * weight)]))
    for (const { x, isRight, language } of seen) {
      const extra = own.get(language)
      const off = sigmoid(x.reduce((sum, one, i) => sum + one * (all[i]! + (extra?.[i] ?? 0)), 0)) - isRight
      const ownSlope = ownSlopes.get(language)
      x.forEach((one, i) => {
        slope[i]! += off * one
        if (ownSlope) ownSlope[i]! += off * one
      })
    }
    slope.forEach((one, i) => (all[i]! -= (RATE * one) / seen.length))
    for (const [language, weights] of own) ownSlopes.get(language)!.forEach((one, i) => (weights[i]! -= (RATE * one) / seen.length))
  }
  const sum = (extra: readonly number[]): Sureness => [all[0]! + extra[0]!, all[1]! + extra[1]!, all[2]! + extra[2]!]
  return { ...Object.fromEntries([...own].map(([language, extra]) => [language, sum(extra)])), en: sum([0, 0, 0]) }
}
