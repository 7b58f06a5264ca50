import { featuresOf, ROWS, weighed, type Features } from '../../server/triage/model/features.ts'
import { HEADS, type HeadName } from '../../server/triage/model/heads.ts'
import type { Example } from './example.ts'

/** A text, ready to be fitted: where it has weight, and how much. Places after the rows of the table are signs. */
export interface Point {
  at: Int32Array
  value: Float32Array
}

/** A point with what is true of it. */
export interface Labelled {
  point: Point
  /** 0…1 for each output. */
  truth: readonly number[]
  /** How much it counts. */
  weight: number
}

/** What is true of an example for each output of a head; null: not known. */
const TRUTH: Record<HeadName, (example: Example) => number[] | null> = {
  sentiment: ({ sentiment }) => (sentiment ? HEADS.sentiment.outputs.map((one) => Number(one === sentiment)) : null),
  intent: ({ intents }) => (intents ? HEADS.intent.outputs.map((one) => (intents[0] === one ? 1 : intents.includes(one) ? SECOND : 0)) : null),
  urgency: ({ urgent }) => (urgent === undefined ? null : [Number(urgent === 2), Number(urgent >= 1)]),
}

/** A second intent holds too, and is not the main one. */
const SECOND = 0.8

/** How much a label counts that is rarer than others: (even share / its share) to this power. */
const EVEN: Record<HeadName, number> = { sentiment: 1, intent: 0.7, urgency: 0.5 }

export const truthOf = (name: HeadName, example: Example): number[] | null => TRUTH[name](example)

const points = new WeakMap<Example, Point>()

/** The point of an example, made once. */
export function pointOf(example: Example): Point {
  const there = points.get(example)
  if (there) return there
  const point = toPoint(featuresOf(example.text, example.language))
  points.set(example, point)
  return point
}

export function toPoint(features: Features): Point {
  const sums = weighed(features)
  features.signs.forEach((sign, place) => sign !== 0 && sums.set(ROWS + place, sign))
  return { at: Int32Array.from(sums.keys()), value: Float32Array.from(sums.values()) }
}

/** The examples a head can learn from, ready to be fitted; rare labels count more. */
export function toLabelled(name: HeadName, examples: readonly Example[]): Labelled[] {
  const known = examples.flatMap((example) => {
    const truth = truthOf(name, example)
    return truth ? [{ example, truth, label: truth.indexOf(Math.max(...truth)) + (Math.max(...truth) === 0 ? 100 : 0) }] : []
  })
  const weights = new Map<number, number>()
  for (const { label, example } of known) weights.set(label, (weights.get(label) ?? 0) + example.weight)
  const all = known.reduce((sum, { example }) => sum + example.weight, 0)
  return known.map(({ example, truth, label }) => {
    const even = (all / weights.size / weights.get(label)!) ** EVEN[name]
    return { point: pointOf(example), truth, weight: example.weight * even }
  })
}
