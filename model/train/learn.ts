import { featuresOf } from '../../server/triage/model/features.ts'
import { HEADS, type Head, type HeadName } from '../../server/triage/model/heads.ts'
import { scoresOf, type Linear } from '../../server/triage/model/linear.ts'
import { SIGNS } from '../../server/triage/model/signs.ts'
import { toWords } from '../../server/triage/words.ts'
import { calibrate, type Scored } from './calibrate.ts'
import type { Example } from './example.ts'
import { fit } from './fit.ts'
import { toPoints, truthOf } from './points.ts'
import { quantise } from './quantise.ts'

/** Passes over the examples, and the first step of a weight. Chosen by cross-validation. */
const RECIPES: Record<HeadName, { passes: number; rate: number }> = {
  sentiment: { passes: 5, rate: 0.2 },
  intent: { passes: 10, rate: 0.3 },
  urgency: { passes: 10, rate: 0.3 },
}
const FOLDS = 5

/**
 * Learns a head: fitted on all examples, one byte a weight; made honest on the answers that five others gave, each fitted
 * without the fifth of `judges` it was asked about.
 * @param judges among the examples: those whose like will be met
 */
export function learn(name: HeadName, examples: readonly Example[], judges: readonly Example[]): Head {
  return { ...fitHead(name, examples), holds: HEADS[name].holds, ...calibrate(scoreUnseen(name, examples, judges), HEADS[name].holds) }
}

const fitHead = (name: HeadName, examples: readonly Example[]): Linear =>
  quantise(fit(toPoints(name, examples), { ...HEADS[name], ...RECIPES[name] }, SIGNS.length))

function scoreUnseen(name: HeadName, examples: readonly Example[], judges: readonly Example[]): Scored[] {
  return Array.from({ length: FOLDS }, (_, fold) => new Set(judges.filter((__, i) => i % FOLDS === fold))).flatMap((unseen) => {
    const model = fitHead(
      name,
      examples.filter((example) => !unseen.has(example)),
    )
    return [...unseen].flatMap((example) => {
      const truth = truthOf(name, example)
      return truth ? [{ scores: scoresOf(model, featuresOf(example.text, toWords(example.text), example.language)), truth: truth.map(Math.round) }] : []
    })
  })
}
