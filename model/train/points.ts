import { featuresOf } from '../../server/triage/model/features.ts'
import { HEADS, type HeadName } from '../../server/triage/model/heads.ts'
import { toWords } from '../../server/triage/words.ts'
import type { Example } from './example.ts'
import { toPoint, type Point } from './fit.ts'

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

/** The examples a head can learn from, ready to be fitted; rare labels count more. */
export function toPoints(name: HeadName, examples: readonly Example[]): Point[] {
  const known = examples.flatMap((example) => {
    const truth = truthOf(name, example)
    return truth ? [{ example, truth, label: truth.indexOf(Math.max(...truth)) + (Math.max(...truth) === 0 ? 100 : 0) }] : []
  })
  const weights = new Map<number, number>()
  for (const { label, example } of known) weights.set(label, (weights.get(label) ?? 0) + example.weight)
  const all = known.reduce((sum, { example }) => sum + example.weight, 0)
  return known.map(({ example, truth, label }) => {
    const even = (all / weights.size / weights.get(label)!) ** EVEN[name]
    return toPoint(featuresOf(example.text, toWords(example.text), example.language), HEADS[name].buckets, truth, example.weight * even)
  })
}
