import { FROZEN, type EngineParts } from '../../server/triage/engine.ts'
import { saidOf } from '../../server/triage/correcting/said.ts'
import { unpackLayer, withLayer } from '../../server/triage/learning/layer.ts'
import type { Lesson } from '../../server/triage/learning/lesson.ts'
import { makeLayer } from '../../server/triage/learning/make-layer.ts'
import type { Engine, Readable } from '../../server/triage/understand.ts'
import { makeChance } from './chance.ts'
import { measure, type Quality } from './measure.ts'

/** What is learned of a text: how it feels, or its main intent. */
export type Learnable = 'sentiment' | 'intent'

export interface Known {
  text: string
  right: string
}

/** How well is read what was not learned from, each draw. */
export interface Reached {
  /** So many messages were looked at by people; 0: as it ships. */
  lessons: number
  draws: Quality[]
  /** In so many draws what was learned was used. */
  used: number
}

/** Drawn anew so often. */
export const DRAWS = 5
/** At least so many messages are asked afterwards, and at most so many, for a draw. */
export const [FEWEST, MOST] = [200, 3_000]

/**
 * What a workspace reaches after so many messages were looked at by people: each is corrected or, where it was read well,
 * accepted; learned from by the very code that learns at night, which also decides whether it is used; and asked about
 * messages that were not among them, the same ones after each step. Steps for which there are too few messages are left out;
 * nothing where all are.
 * @param parts what reads before anything was learned
 */
export async function learningCurve(known: readonly Known[], what: Learnable, steps: readonly number[], parts: EngineParts = FROZEN): Promise<Reached[]> {
  const possible = possibleSteps(known, steps)
  if (possible.length === 0) return []
  const reached = [0, ...possible].map((lessons): Reached => ({ lessons, draws: [], used: 0 }))
  const shipped = withLayer(parts, { version: 0, heads: {} })
  for (const { draw, learned, asked } of drawsOf(known, possible.at(-1)!)) {
    for (const step of reached) {
      const lessons = learned.slice(0, step.lessons).map((one, i) => asLesson(one, what, shipped, `${draw}-${i}`))
      const { weights } = await makeLayer(lessons, parts)
      if (weights) step.used++
      step.draws.push(ask(weights ? withLayer(parts, unpackLayer(draw, weights)) : shipped, asked, what))
    }
  }
  return reached
}

/** The steps for which there are enough messages to ask about afterwards. */
export const possibleSteps = (known: readonly Known[], steps: readonly number[]): number[] => steps.filter((lessons) => known.length >= lessons + FEWEST)

/** Each draw: what is learned from, in an order of its own that is the same each time, and what is asked about, whatever the step. */
export function drawsOf(known: readonly Known[], most: number): { draw: number; learned: Known[]; asked: Known[] }[] {
  return Array.from({ length: DRAWS }, (_, i) => {
    const drawn = [...known]
    makeChance((i + 1) * 7919).shuffle(drawn)
    return { draw: i + 1, learned: drawn.slice(0, most), asked: drawn.slice(most, most + MOST) }
  })
}

/** What is counted of a draw. */
type Counted = 'macroF1' | 'accuracy'

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length

/** The mean of the draws, per cent. */
export const meanOf = ({ draws }: Pick<Reached, 'draws'>, of: Counted): number => mean(draws.map((one) => 100 * one[of]))

/** By how much it is better than as it ships, draw by draw, in points, with the standard error of that mean. */
export function gainOf({ draws }: Pick<Reached, 'draws'>, shipped: Pick<Reached, 'draws'>, of: Counted): { gain: number; error: number } {
  const gains = draws.map((one, i) => 100 * (one[of] - shipped.draws[i]![of]))
  const gain = mean(gains)
  return { gain, error: Math.sqrt(gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / (gains.length - 1) / gains.length) }
}

/** A text as an item of which nothing else is known. */
const asItem = (text: string): Readable => ({ text, subject: null, lang: null, visibility: 'public', followers: null })

function asLesson({ text, right }: Known, what: Learnable, shipped: Engine, itemId: string): Lesson {
  const item = asItem(text)
  return { itemId, item, what, right, accepted: saidOf(what, shipped.understand(item)) === right }
}

/** What is claimed of no text is never right, and is not taken for neutral. */
const NOT_ASSESSED = 'not assessed'

function ask(reader: Engine, known: readonly Known[], what: Learnable): Quality {
  return measure(
    known.map(({ text, right }) => {
      const assessment = reader.understand(asItem(text))
      const said = what === 'intent' ? assessment.intent : (saidOf(what, assessment) ?? NOT_ASSESSED)
      return { said, confidence: 1, truth: right, defensible: [right] }
    }),
  )
}
