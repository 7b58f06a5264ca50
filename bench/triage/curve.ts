import { DRAWS, FEWEST, learningCurve, meanOf, type Learnable, type Reached } from '../../model/train/curve.ts'
import type { Figure } from '../figure.ts'
import { beside, GOALS, type Goal } from './goals.ts'
import type { Message } from './read/tasks.ts'

/** So many corrections, and the goal that is promised for moods after them. */
const STEPS = new Map<number, Goal>([
  [100, GOALS.after100],
  [1_000, GOALS.after1000],
])

/** What a workspace would reach with these messages, after people looked at so many of them. Nothing where the set is too small. */
export async function curveFigures(messages: readonly Message[], what: Learnable, tell: (line: string) => void): Promise<Figure[]> {
  const known = messages.filter((message) => message[what]).map((message) => ({ text: message.text, right: rightOf(message, what) }))
  const steps = [...STEPS.keys()].filter((lessons) => known.length >= lessons + FEWEST)
  if (steps.length === 0) return []
  tell(`learning from up to ${steps.at(-1)!.toLocaleString('en')} of them, ${DRAWS} draws`)
  const [shipped, ...after] = await learningCurve(known, what, steps)
  return [...figuresOf(`${what}: as it ships, on the same messages`, what, shipped!), ...after.flatMap((reached) => afterFigures(what, reached))]
}

function afterFigures(what: Learnable, reached: Reached): Figure[] {
  const [main, ...rest] = figuresOf(`${what}: after ${reached.lessons.toLocaleString('en')} corrections`, what, reached)
  const promised = what === 'sentiment' ? beside(STEPS.get(reached.lessons)!, main!) : main!
  return [promised, ...rest, { name: `${what}: draws in which what was learned was used, of ${DRAWS}`, value: reached.used, unit: '' }]
}

/** Of moods the macro-F1 first, of intents the best label. */
function figuresOf(name: string, what: Learnable, reached: Reached): Figure[] {
  const both = [
    { name: `${name}, macro-F1`, value: meanOf(reached, 'macroF1'), unit: '%' },
    { name: `${name}, ${what === 'sentiment' ? 'right' : 'best label'}`, value: meanOf(reached, 'accuracy'), unit: '%' },
  ]
  return what === 'sentiment' ? both : both.toReversed()
}

const rightOf = ({ sentiment, intent }: Message, what: Learnable): string => (what === 'sentiment' ? sentiment! : intent![0]!)
