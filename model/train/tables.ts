import { gainOf, meanOf, type Reached } from './curve.ts'
import { intentAnswer, sentimentAnswer } from './answers.ts'
import type { Example } from './example.ts'
import type { Curve } from './stand-ins.ts'
import { measure, oneAgainstRest, reliability, type Answer } from './measure.ts'

/** Examples that are measured together, with what they are. */
export type Measured = [name: string, examples: readonly Example[]]

export const percent = (share: number): string => (share * 100).toFixed(1)
export const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`
export const head = (...names: string[]): string[] => [row(...names), row(...names.map(() => '---'))]

/** What is in each language, a set each. @param of what is said before the language */
export const byLanguage = <T extends { language: string }>(all: readonly T[], of: string): [name: string, some: T[]][] =>
  [...new Set(all.map((one) => one.language))]
    .toSorted()
    .map((language) => [`${of}, ${new Intl.DisplayNames('en', { type: 'language' }).of(language)!}`, all.filter((one) => one.language === language)])

/** @param unseen with what was answered to each */
export const sentimentTable = (sets: readonly Measured[], unseen: readonly (readonly [name: string, answers: readonly Answer[]])[]): string[] => [
  ...head('set', 'texts', 'macro-recall', 'macro-F1', 'right', 'calibration error'),
  ...[...sets.map(([name, examples]) => [name, examples.map(sentimentAnswer)] as const), ...unseen].map(([name, answers]) => {
    const { count, macroRecall, macroF1, accuracy, calibrationError } = measure(answers)
    return row(name, count, percent(macroRecall), percent(macroF1), percent(accuracy), calibrationError.toFixed(3))
  }),
]

/** @param sets with what was answered to each */
export const intentTable = (sets: readonly (readonly [name: string, answers: readonly Answer[]])[]): string[] => [
  ...head('set', 'texts', 'best label', 'any defensible label', 'macro-F1', 'complaint against the rest, macro-F1', 'calibration error'),
  ...sets.map(([name, answers]) => {
    const { count, accuracy, defensible, macroF1, calibrationError } = measure(answers)
    const complaint = oneAgainstRest(answers, 'complaint')
    return row(name, count, percent(accuracy), percent(defensible), percent(macroF1), percent(complaint), calibrationError.toFixed(3))
  }),
]

export const answered = ([name, examples]: Measured): readonly [string, Answer[]] => [name, examples.map(intentAnswer)]

export const labelTable = (answers: readonly Answer[]): string[] => [
  ...head('intent', 'texts', 'precision', 'recall', 'F1'),
  ...[...measure(answers).labels].map(([label, { precision, recall, f1, count }]) => row(label, count, percent(precision), percent(recall), percent(f1))),
]

export const reliabilityTable = (answers: readonly Answer[]): string[] => [
  ...head('said to be', 'texts', 'mean', 'right'),
  ...reliability(answers).map(({ from, count, confidence, right }) => row(`${from * 100}–${from * 100 + 10} %`, count, percent(confidence), percent(right))),
]

/** A row for each step of each. */
export const curveTable = (curves: readonly Curve[]): string[] => [
  ...head('trade', 'texts', 'asked for', 'looked at', 'macro-F1', 'gain', 'right', 'gain', 'used in draws', 'learned from these alone: macro-F1', 'right'),
  ...curves.flatMap(({ name, what, texts, reached, alone }) =>
    reached.map((step) => {
      const fresh = alone.find(({ lessons }) => lessons === step.lessons)
      const ofFresh = (of: 'macroF1' | 'accuracy'): string => (fresh ? meanOf(fresh, of).toFixed(1) : '')
      return row(name, texts, what, step.lessons, ...reachedCells(step, reached[0]!), ofFresh('macroF1'), ofFresh('accuracy'))
    }),
  ),
]

/** What was reached, each with what was gained, and the draws in which what was learned was used. */
function reachedCells(step: Reached, shipped: Reached): (string | number)[] {
  const gained = (of: 'macroF1' | 'accuracy'): string => {
    const { gain, error } = gainOf(step, shipped, of)
    return step === shipped ? '' : `${gain.toFixed(1)} ± ${error.toFixed(1)}`
  }
  return [meanOf(step, 'macroF1').toFixed(1), gained('macroF1'), meanOf(step, 'accuracy').toFixed(1), gained('accuracy'), step === shipped ? '' : step.used]
}

/** Rows are the truth. */
export function confusion(answers: readonly Answer[]): string[] {
  const labels = [...new Set(answers.map((one) => one.truth))].toSorted()
  return [
    ...head('', ...labels),
    ...labels.map((truth) => row(`**${truth}**`, ...labels.map((said) => answers.filter((one) => one.truth === truth && one.said === said).length || ''))),
  ]
}
