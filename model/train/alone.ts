import { HEADS, type Sentiment } from '../../server/triage/model/heads.ts'
import { SIGNS } from '../../server/triage/model/signs.ts'
import { drawsOf, possibleSteps, type Known } from './curve.ts'
import type { Example } from './example.ts'
import { fit, scoreOf } from './fit.ts'
import { measure, type Quality } from './measure.ts'
import { pointOf, toLabelled } from './points.ts'

/** Of recipes tried on the stand-ins the best for few texts: more passes than with all, in smaller steps. */
const RECIPE = { passes: 20, rate: 0.1 }

/**
 * What a model reaches that is fitted on the same lessons alone, without the weights that ship, and asked about the same messages:
 * how much of the moods of this trade so many messages tell. @returns the draws of each step that there are enough messages for
 */
export function aloneCurve(known: readonly Known[], steps: readonly number[]): { lessons: number; draws: Quality[] }[] {
  const possible = possibleSteps(known, steps)
  return possible.map((lessons) => ({
    lessons,
    draws: drawsOf(known, possible.at(-1)!).map(({ learned, asked }) => askAlone(learned.slice(0, lessons), asked)),
  }))
}

const asExample = ({ text, right }: Known): Example => ({ text, language: 'en', sentiment: right as Sentiment, weight: 1 })

function askAlone(learned: readonly Known[], asked: readonly Known[]): Quality {
  const fitted = fit(toLabelled('sentiment', learned.map(asExample)), { ...HEADS.sentiment, ...RECIPE }, SIGNS.length)
  return measure(
    asked.map((one) => {
      const scores = scoreOf(fitted, pointOf(asExample(one)))
      return { said: HEADS.sentiment.outputs[scores.indexOf(Math.max(...scores))]!, confidence: 1, truth: one.right, defensible: [one.right] }
    }),
  )
}
