import { HEADS, type HeadName } from '../../server/triage/model/heads.ts'
import type { Fair } from '../../server/triage/model/model.ts'
import { SIGNS } from '../../server/triage/model/signs.ts'
import { calibrate, type Scored } from './calibrate.ts'
import type { Example } from './example.ts'
import { fit, scoreOf, type Fitted } from './fit.ts'
import { pointOf, toLabelled, truthOf } from './points.ts'

/** Passes over the examples, and the first step of a weight. Chosen by cross-validation. */
const RECIPES: Record<HeadName, { passes: number; rate: number }> = {
  sentiment: { passes: 4, rate: 0.1 },
  intent: { passes: 10, rate: 0.3 },
  urgency: { passes: 10, rate: 0.3 },
}
const FOLDS = 5

/**
 * Learns a head: fitted on all examples, and made honest on the answers that five others gave, each fitted without the fifth
 * of `judges` it was asked about. A fifth is of whole trades: who will be met is of a trade that no example was of.
 * @param judges among the examples: those whose like will be met
 */
export function learn(name: HeadName, examples: readonly Example[], judges: readonly Example[]): Learnt {
  const unseen = scoreUnseen(name, examples, judges)
  return { fitted: fitHead(name, examples), fair: calibrate(unseen, HEADS[name].holds), unseen }
}

export interface Learnt {
  fitted: Fitted
  fair: Fair
  unseen: (Scored & { example: Example })[]
}

const fitHead = (name: HeadName, examples: readonly Example[]): Fitted => fit(toLabelled(name, examples), { ...HEADS[name], ...RECIPES[name] }, SIGNS.length)

/** Which fifth an example is in: that of its trade, or, having none, that of its place. */
function foldsOf(examples: readonly Example[]): number[] {
  const trades = [...new Set(examples.flatMap(({ trade }) => trade ?? []))]
  return examples.map(({ trade }, i) => (trade === undefined ? i : trades.indexOf(trade)) % FOLDS)
}

function scoreUnseen(name: HeadName, examples: readonly Example[], judges: readonly Example[]): Learnt['unseen'] {
  const folds = foldsOf(judges)
  return Array.from({ length: FOLDS }, (_, fold) => new Set(judges.filter((__, i) => folds[i] === fold))).flatMap((unseen) => {
    const model = fitHead(
      name,
      examples.filter((example) => !unseen.has(example)),
    )
    return [...unseen].flatMap((example) => {
      const truth = truthOf(name, example)
      return truth
        ? [{ example, scores: scoreOf(model, pointOf(example)), truth: truth.map(Math.round), main: truth.indexOf(1), isOther: example.language !== 'en' }]
        : []
    })
  })
}
