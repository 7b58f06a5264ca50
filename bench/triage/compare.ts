import { measure, oneAgainstRest, type Answer } from '../../model/train/measure.ts'
import { engine } from '../../server/triage/engine.ts'
import type { Figure } from '../figure.ts'
import { beside, GOALS } from './goals.ts'
import { OTHERS, type Other } from './others.ts'
import type { Message } from './read/tasks.ts'
import { intentAnswers, moodAnswers } from './figures.ts'
import { asItem, type Reading } from './reading.ts'
import { speedOf } from './speed.ts'

/** Ours beside each library's, on the same messages. */
export function qualityBeside(readings: readonly Reading[]): Figure[] {
  const moods = moodAnswers(readings)
  if (moods.length > 0) {
    const ours = measure(moods)
    return OTHERS.flatMap((other) => {
      const theirs = measure(answersOf(other, readings))
      return [
        compared('sentiment: macro-recall', '%', ours.macroRecall * 100, other.name, theirs.macroRecall * 100),
        compared('sentiment: macro-F1', '%', ours.macroF1 * 100, other.name, theirs.macroF1 * 100),
      ]
    })
  }
  const intents = intentAnswers(readings)
  if (!intents.some(({ truth }) => truth === 'complaint')) return []
  const ours = oneAgainstRest(intents, 'complaint') * 100
  return OTHERS.map((other) =>
    compared('intent: complaint against the rest, beside negative moods', '%', ours, other.name, complaintsOf(other, readings) * 100),
  )
}

const compared = (name: string, unit: string, value: number, other: string, theirs: number): Figure => ({
  name,
  value,
  unit,
  reference: { name: other, value: theirs },
  ...(theirs !== 0 && { ratio: value / theirs }), // nothing is so many times nothing
})

const answersOf = (other: Other, readings: readonly Reading[]): Answer[] =>
  readings.flatMap(({ message: { text, sentiment } }) =>
    sentiment ? [{ said: other.moodOf(text), confidence: 1, truth: sentiment, defensible: [sentiment] }] : [],
  )

/** What is negative taken for a complaint: these libraries know no other. */
function complaintsOf(other: Other, readings: readonly Reading[]): number {
  const answers = readings.flatMap(({ message: { text, intent } }) =>
    intent ? [{ said: other.moodOf(text) === 'negative' ? 'complaint' : 'other', confidence: 1, truth: intent[0]!, defensible: intent }] : [],
  )
  return oneAgainstRest(answers, 'complaint')
}

/** Texts whose reading is timed, at most. */
const TIMED = 3_000

/** Whole assessments a second of one core, beside what the libraries do, who tell the mood alone. */
export function speedBeside(messages: readonly Message[]): Figure[] {
  const texts = messages.slice(0, TIMED).map(({ text }) => text)
  const ours = speedOf(texts, (text) => engine.understand(asItem(text)))
  return [
    beside(GOALS.speed, { name: 'speed: whole assessments, one core', value: ours, unit: 'a second' }),
    ...OTHERS.map((other) => compared('speed beside the mood alone', 'a second', ours, other.name, speedOf(texts, other.moodOf))),
  ]
}
