import { isNoise, DEFAULT_NOISE } from '../../server/desk/rules/noise.ts'
import { measure, oneAgainstRest, type Answer } from '../../model/train/measure.ts'
import type { Figure } from '../figure.ts'
import { beside, GOALS } from './goals.ts'
import { moodOf, shownMoodConfidence, type Reading } from './reading.ts'

/** A figure's name and value; where a goal is named, it is measured against it. */
type Measured = { name: string; value: number; unit: string; goal?: keyof typeof GOALS }

const percent = (name: string, share: number, goal?: keyof typeof GOALS): Measured => ({ name, value: share * 100, unit: '%', ...(goal && { goal }) })

export const asFigure = ({ goal, ...figure }: Measured): Figure => (goal ? beside(GOALS[goal], figure) : figure)

/** How messages feel. */
export function moodAnswers(readings: readonly Reading[]): Answer[] {
  return readings.flatMap(({ message: { sentiment }, assessment }) =>
    sentiment ? [{ said: moodOf(assessment), confidence: shownMoodConfidence(assessment) ?? NaN, truth: sentiment, defensible: [sentiment] }] : [],
  )
}

/** What writers want; of what the engine is not sure it says `other`, and shows no confidence. */
export function intentAnswers(readings: readonly Reading[]): Answer[] {
  return readings.flatMap(({ message: { intent }, assessment: { intent: said, intents } }) =>
    intent ? [{ said, confidence: intents[0]?.confidence ?? NaN, truth: intent[0]!, defensible: intent }] : [],
  )
}

function calibrationOf(name: string, answers: readonly Answer[]): Measured[] {
  const shown = answers.filter(({ confidence }) => !Number.isNaN(confidence))
  return shown.length === 0
    ? []
    : [{ name: `${name}: calibration error of the shown confidence`, value: measure(shown).calibrationError, unit: '', goal: 'calibration' }]
}

export function moodFigures(readings: readonly Reading[]): Measured[] {
  const answers = moodAnswers(readings)
  if (answers.length === 0) return []
  const { macroRecall, macroF1, accuracy } = measure(answers)
  return [
    percent('sentiment: macro-recall', macroRecall, 'moodRecall'),
    percent('sentiment: macro-F1', macroF1, 'moodF1'),
    percent('sentiment: right', accuracy),
    percent('sentiment: not assessed', answers.filter(({ confidence }) => Number.isNaN(confidence)).length / answers.length),
    ...calibrationOf('sentiment', answers),
  ]
}

export function intentFigures(readings: readonly Reading[]): Measured[] {
  const answers = intentAnswers(readings)
  if (answers.length === 0) return []
  const { accuracy, defensible, macroF1 } = measure(answers)
  const hasComplaints = answers.some(({ truth }) => truth === 'complaint')
  return [
    percent('intent: best label', accuracy, 'best'),
    percent('intent: any defensible label', defensible, 'defensible'),
    percent('intent: macro-F1', macroF1),
    ...(hasComplaints ? [percent('intent: complaint against the rest, macro-F1', oneAgainstRest(answers, 'complaint'), 'complaint')] : []),
    ...calibrationOf('intent', answers),
  ]
}

/** Sets that say of each message only whether it complains. */
export function complaintFigures(readings: readonly Reading[]): Measured[] {
  const name = (is: boolean): string => (is ? 'complaint' : 'rest')
  const answers = readings.flatMap(({ message: { complaint }, assessment: { intent } }) =>
    complaint === undefined ? [] : [{ said: name(intent === 'complaint'), confidence: 1, truth: name(complaint), defensible: [name(complaint)] }],
  )
  return answers.length === 0 ? [] : [percent('complaint against the rest, macro-F1', measure(answers).macroF1, 'complaint')]
}

/** The languages that are assessed. */
const SIX = new Set(['en', 'de', 'fr', 'es', 'pt', 'it'])

export function languageFigures(readings: readonly Reading[]): Measured[] {
  const known = readings.filter(({ message }) => message.language)
  const right = (some: readonly Reading[]): number => some.filter(({ message, assessment }) => message.language === assessment.language).length / some.length
  const six = known.filter(({ message }) => SIX.has(message.language!))
  const told = six.filter(({ assessment }) => assessment.language !== null)
  return [
    ...(six.length > 0 ? [percent('language: right, of the six', right(six), 'language')] : []),
    ...(told.length > 0 ? [percent('language: right where it tells one, of the six', right(told))] : []),
    ...(six.length > 0 ? [percent('language: left open, of the six', six.filter(({ assessment }) => assessment.language === null).length / six.length)] : []),
    ...(known.length > six.length ? [percent('language: right, of all', right(known))] : []),
  ]
}

/** Of messages that are no spam: how many would be held aside, as it ships. */
export function noiseFigures(readings: readonly Reading[]): Measured[] {
  const isSpam = ({ spam, intent }: Reading['message']): boolean => spam ?? intent?.[0] === 'spam'
  const isHeld = ({ assessment }: Reading): boolean => isNoise({ assessment, automatic: false }, DEFAULT_NOISE)
  const [spam, real] = [readings.filter(({ message }) => isSpam(message)), readings.filter(({ message }) => !isSpam(message))]
  return [
    ...(real.length > 0 ? [percent('wrongly held as spam', real.filter(isHeld).length / real.length, 'heldWrongly')] : []),
    ...(spam.length > 0 ? [percent('spam that is held', spam.filter(isHeld).length / spam.length)] : []),
  ]
}
