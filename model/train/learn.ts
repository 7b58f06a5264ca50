import { HEADS, type HeadName } from '../../server/triage/model/heads.ts'
import { SIGNS } from '../../server/triage/model/signs.ts'
import type { Scored } from './calibrate.ts'
import type { Example } from './example.ts'
import { fit, scoreOf, type Fitted } from './fit.ts'
import { pointOf, toLabelled, truthOf } from './points.ts'

/** Passes over the examples, and the first step of a weight. Chosen by cross-validation. */
const RECIPES: Record<HeadName, { passes: number; rate: number }> = {
  sentiment: { passes: 4, rate: 0.1 },
  intent: { passes: 10, rate: 0.3 },
  urgency: { passes: 10, rate: 0.3 },
}
const FOLDS = 10

/**
 * Learns a head: fitted on all examples, and asked, to be made honest, as ten others that were each fitted without the tenth
 * of `judges` they are asked about. A tenth is of whole trades: who will be met is of a trade that no example was of.
 * @param judges among the examples: those whose like will be met
 */
export const learn = (name: HeadName, examples: readonly Example[], judges: readonly Example[]): Learnt => ({
  fitted: fitHead(name, examples),
  unseen: scoreUnseen(name, examples, judges),
})

export interface Learnt {
  fitted: Fitted
  unseen: Unseen[]
}

/** An example, and what a model scored on it that had seen nothing of its tenth. */
export interface Unseen extends Scored {
  example: Example
  fold: number
}

export const fitHead = (name: HeadName, examples: readonly Example[]): Fitted =>
  fit(toLabelled(name, examples), { ...HEADS[name], ...RECIPES[name] }, SIGNS.length)

/** Which tenth an example is in: that of its trade, or, having none, that of its place. */
function foldsOf(examples: readonly Example[]): number[] {
  const trades = [...new Set(examples.flatMap(({ trade }) => trade ?? []))]
  return examples.map(({ trade }, i) => (trade === undefined ? i : trades.indexOf(trade)) % FOLDS)
}

function scoreUnseen(name: HeadName, examples: readonly Example[], judges: readonly Example[]): Learnt['unseen'] {
  const folds = foldsOf(judges)
  return Array.from({ length: FOLDS }, (_, fold) => new Set(judges.filter((__, i) => folds[i] === fold))).flatMap((unseen, fold) => {
    const model = fitHead(
      name,
      examples.filter((example) => !unseen.has(example)),
    )
    return [...unseen].flatMap((example) => {
      const truth = truthOf(name, example)
      return truth
        ? [{ example, fold, scores: scoreOf(model, pointOf(example)), truth: truth.map(Math.round), main: truth.indexOf(1), language: example.language }]
        : []
    })
  })
}
