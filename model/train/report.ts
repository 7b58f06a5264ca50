import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { intentAnswer, read, sentimentAnswer } from './answers.ts'
import type { Example } from './example.ts'
import { foundInTopTenth, measure, oneAgainstRest, reliability, type Answer } from './measure.ts'
import { readOwn } from './own.ts'
import { readTweets } from './public.ts'
import { measureSpeed } from './speed.ts'

const percent = (share: number): string => (share * 100).toFixed(1)
const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`

/** Measures the weights that ship, on texts that none of them was fitted on, and writes what they reach to `model/REPORT.md`. */
export function report(folder: string, counts: { own: number; tweets: number }): void {
  const tests = readOwn(join(import.meta.dirname, '../examples'), 'test')
  const [english, others] = [tests.filter((one) => one.language === 'en'), tests.filter((one) => one.language !== 'en')]
  const tweets = readTweets(folder, 'val')
  const lines = [
    '# What triage reaches',
    '',
    `Written by \`node model/train.ts\` from the weights that ship. Trained on ${counts.tweets.toLocaleString('en')} tweets (sentiment only) and ${counts.own.toLocaleString('en')} own examples;`,
    'measured on texts that stand in neither. The own test part was written apart from the training part, labelled by one careful reader, and nothing is tuned on it.',
    '',
    '## Sentiment (three classes)',
    '',
    ...sentimentTable([['TweetEval validation, tweets', tweets], ['own test, English', english], ...byLanguage(others)]),
    '',
    '## Intent (eleven labels)',
    '',
    ...intentTable([['own test, English', english], ...byLanguage(others)]),
    '',
    ...labelTable(english.map(intentAnswer)),
    '',
    'How sure it said it was beside how often it was right (English):',
    '',
    ...reliabilityTable(english.map(intentAnswer)),
    '',
    'What was taken for what (English, rows are the truth):',
    '',
    ...confusion(english.map(intentAnswer)),
    '',
    '## Urgency (a ranking)',
    '',
    `The most urgent tenth holds ${percent(inTopTenth(english))} % of what is truly urgent in English (${english.filter((one) => one.urgent === 2).length} texts), ${percent(inTopTenth(others))} % in the other five languages (${others.filter((one) => one.urgent === 2).length} texts); chance would be 10 %.`,
    '',
    '## Speed',
    '',
    `${Math.round(measureSpeed(tweets) / 100) * 100} whole assessments a second on one core, on the ${tweets.length.toLocaleString('en')} validation tweets.`,
    '',
  ]
  writeFileSync(join(import.meta.dirname, '../REPORT.md'), lines.join('\n'))
}

type Set = [name: string, examples: Example[]]
const byLanguage = (examples: Example[]): Set[] =>
  [...new Set(examples.map((one) => one.language))]
    .toSorted()
    .map((language) => [`own test, ${new Intl.DisplayNames('en', { type: 'language' }).of(language)!}`, examples.filter((one) => one.language === language)])

const sentimentTable = (sets: Set[]): string[] => [
  row('set', 'texts', 'macro-recall', 'macro-F1', 'right', 'calibration error'),
  row('---', '---', '---', '---', '---', '---'),
  ...sets.map(([name, examples]) => {
    const { count, macroRecall, macroF1, accuracy, calibrationError } = measure(examples.map(sentimentAnswer))
    return row(name, count, percent(macroRecall), percent(macroF1), percent(accuracy), calibrationError.toFixed(3))
  }),
]

const intentTable = (sets: Set[]): string[] => [
  row('set', 'texts', 'best label', 'any defensible label', 'macro-F1', 'complaint against the rest, macro-F1', 'calibration error'),
  row('---', '---', '---', '---', '---', '---', '---'),
  ...sets.map(([name, examples]) => {
    const answers = examples.map(intentAnswer)
    const { count, accuracy, defensible, macroF1, calibrationError } = measure(answers)
    return row(
      name,
      count,
      percent(accuracy),
      percent(defensible),
      percent(macroF1),
      percent(oneAgainstRest(answers, 'complaint')),
      calibrationError.toFixed(3),
    )
  }),
]

const labelTable = (answers: Answer[]): string[] => [
  row('intent', 'texts', 'precision', 'recall', 'F1'),
  row('---', '---', '---', '---', '---'),
  ...[...measure(answers).labels].map(([label, { precision, recall, f1, count }]) => row(label, count, percent(precision), percent(recall), percent(f1))),
]

const reliabilityTable = (answers: Answer[]): string[] => [
  row('said to be', 'texts', 'mean', 'right'),
  row('---', '---', '---', '---'),
  ...reliability(answers).map(({ from, count, confidence, right }) => row(`${from * 100}–${from * 100 + 10} %`, count, percent(confidence), percent(right))),
]

function confusion(answers: Answer[]): string[] {
  const labels = [...new Set(answers.map((one) => one.truth))].toSorted()
  return [
    row('', ...labels),
    row('---', ...labels.map(() => '---')),
    ...labels.map((truth) => row(`**${truth}**`, ...labels.map((said) => answers.filter((one) => one.truth === truth && one.said === said).length || ''))),
  ]
}

const inTopTenth = (examples: Example[]): number => foundInTopTenth(examples.map((one) => ({ score: read(one).urgencyScore, isUrgent: one.urgent === 2 })))
