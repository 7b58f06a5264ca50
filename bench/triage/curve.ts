import { makeChance } from '../../model/train/chance.ts'
import { measure, type Quality } from '../../model/train/measure.ts'
import { engine, FROZEN } from '../../server/triage/engine.ts'
import { saidOf } from '../../server/triage/correcting/said.ts'
import { unpackLayer, withLayer } from '../../server/triage/learning/layer.ts'
import type { Lesson } from '../../server/triage/learning/lesson.ts'
import { makeLayer } from '../../server/triage/learning/make-layer.ts'
import type { Engine } from '../../server/triage/understand.ts'
import type { Figure } from '../figure.ts'
import { beside, GOALS } from './goals.ts'
import type { Message } from './read/tasks.ts'
import { asItem, NOT_ASSESSED } from './reading.ts'

type Learnable = 'sentiment' | 'intent'

/** So many corrections, and the goal that is promised for moods after them. */
const STEPS = [
  { lessons: 100, goal: GOALS.after100 },
  { lessons: 1_000, goal: GOALS.after1000 },
] as const
/** Drawn anew so often; the mean is told. */
const DRAWS = 5
/** At least so many messages are asked afterwards, and at most so many, for a draw. */
const [FEWEST, MOST] = [200, 3_000]

/**
 * What a workspace reaches after so many messages were looked at by people: each is corrected or, where it was read well,
 * accepted; learned from by the very code that learns at night, which also decides whether it is used; and asked about
 * messages that were not among them. Nothing where the set is too small.
 */
export async function curveFigures(messages: readonly Message[], what: Learnable, tell: (line: string) => void): Promise<Figure[]> {
  const known = messages.filter((message) => message[what])
  const steps = STEPS.filter(({ lessons }) => known.length >= lessons + FEWEST)
  const most = steps.at(-1)?.lessons
  if (most === undefined) return []
  tell(`learning from up to ${most.toLocaleString('en')} of them, ${DRAWS} draws`)
  const frozen: Quality[] = []
  const after = steps.map((): Quality[] => [])
  const used = steps.map(() => 0)
  for (let draw = 1; draw <= DRAWS; draw++) {
    const drawn = [...known]
    makeChance(draw * 7919).shuffle(drawn)
    const test = drawn.slice(most, most + MOST)
    frozen.push(ask(engine, test, what))
    for (const [i, { lessons }] of steps.entries()) {
      const taught = await learnFrom(drawn.slice(0, lessons), what, draw)
      if (taught !== engine) used[i]!++
      after[i]!.push(ask(taught, test, what))
    }
  }
  return [
    ...figuresOf(`${what}: as it ships, on the same messages`, what, frozen),
    ...steps.flatMap((step, i) => afterFigures(step, what, after[i]!, used[i]!)),
  ]
}

function afterFigures({ lessons, goal }: (typeof STEPS)[number], what: Learnable, qualities: Quality[], used: number): Figure[] {
  const [main, ...rest] = figuresOf(`${what}: after ${lessons.toLocaleString('en')} corrections`, what, qualities)
  const promised = what === 'sentiment' ? beside(goal, main!) : main!
  return [promised, ...rest, { name: `${what}: draws in which what was learned was used, of ${DRAWS}`, value: used, unit: '' }]
}

/** Of moods the macro-F1 first, of intents the best label. */
function figuresOf(name: string, what: Learnable, qualities: readonly Quality[]): Figure[] {
  const mean = (of: 'macroF1' | 'accuracy'): number => (100 * qualities.reduce((sum, one) => sum + one[of], 0)) / qualities.length
  const both = [
    { name: `${name}, macro-F1`, value: mean('macroF1'), unit: '%' },
    { name: `${name}, ${what === 'sentiment' ? 'right' : 'best label'}`, value: mean('accuracy'), unit: '%' },
  ]
  return what === 'sentiment' ? both : both.toReversed()
}

async function learnFrom(messages: readonly Message[], what: Learnable, draw: number): Promise<Engine> {
  const { weights } = await makeLayer(messages.map((message, i) => asLesson(message, what, `${draw}-${i}`)))
  return weights ? withLayer(FROZEN, unpackLayer(draw, weights)) : engine
}

function asLesson(message: Message, what: Learnable, itemId: string): Lesson {
  const item = asItem(message.text)
  const right = rightOf(message, what)
  return { itemId, item, what, right, accepted: saidOf(what, engine.understand(item)) === right }
}

function ask(reader: Engine, messages: readonly Message[], what: Learnable): Quality {
  return measure(
    messages.map((message) => {
      const assessment = reader.understand(asItem(message.text))
      const said = what === 'intent' ? assessment.intent : (saidOf(what, assessment) ?? NOT_ASSESSED)
      return { said, confidence: 1, truth: rightOf(message, what), defensible: [rightOf(message, what)] }
    }),
  )
}

const rightOf = ({ sentiment, intent }: Message, what: Learnable): string => (what === 'sentiment' ? sentiment! : intent![0]!)
