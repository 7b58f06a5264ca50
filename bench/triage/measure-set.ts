import { engine } from '../../server/triage/engine.ts'
import type { Answer } from '../../model/train/measure.ts'
import type { Figure } from '../figure.ts'
import { qualityBeside, speedBeside } from './compare.ts'
import { curveFigures } from './curve.ts'
import { asFigure, complaintFigures, intentAnswers, intentFigures, languageFigures, moodAnswers, moodFigures, noiseFigures } from './figures.ts'
import { beside, GOALS } from './goals.ts'
import type { MessageSet } from './read/load.ts'
import { readAll, type Reading } from './reading.ts'
import { foundInTopTenth, urgentFrom } from './urgency.ts'

/** Everything that a set of labelled messages can tell of the engine as it ships, and of what it would learn from them. */
export async function measureSet(
  { name, messages, tasks, isPromised, isCompared }: MessageSet,
  hasConfusion: boolean,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const readings = readAll(engine, messages)
  const figures = [
    ...[moodFigures, intentFigures, complaintFigures, languageFigures, noiseFigures].flatMap((figuresOf) => figuresOf(readings)).map(asFigure),
    ...urgencyFigures(readings, tell),
    ...(isCompared ? [...qualityBeside(readings), ...speedBeside(messages)] : []),
  ]
  for (const what of ['sentiment', 'intent'] as const) if (tasks.includes(what)) figures.push(...(await curveFigures(messages, what, tell)))
  if (hasConfusion) for (const answers of [moodAnswers(readings), intentAnswers(readings)]) if (answers.length > 0) confusion(answers).forEach(tell)
  return figures.map(({ limit, aim, ...figure }) => ({ of: name, ...figure, ...(isPromised && { limit, aim }) }))
}

function urgencyFigures(readings: readonly Reading[], tell: (line: string) => void): Figure[] {
  const known = readings.filter(({ message }) => message.urgency !== undefined)
  const from = urgentFrom(known)
  if (from === null) return []
  const ranked = known.map(({ message, assessment }) => ({ score: assessment.urgencyScore, isUrgent: message.urgency! >= from }))
  tell(`truly urgent: what is labelled ${from} or more, ${ranked.filter((one) => one.isUrgent).length} of ${ranked.length} messages`)
  return [beside(GOALS.topTenth, { name: 'urgency: of the truly urgent in the most urgent tenth', value: 100 * foundInTopTenth(ranked), unit: '%' })]
}

/** What was taken for what: a row for each truth. */
function confusion(answers: readonly Answer[]): string[] {
  const truths = [...new Set(answers.map(({ truth }) => truth))].toSorted()
  const saids = [...new Set([...truths, ...answers.map(({ said }) => said)])]
  const width = Math.max(...saids.map((one) => one.length))
  const count = (truth: string, said: string): number => answers.filter((one) => one.truth === truth && one.said === said).length
  const row = (head: string, cells: readonly (string | number)[]): string => [head, ...cells].map((cell) => String(cell).padStart(width)).join('  ')
  return [
    row('true \\ said', saids),
    ...truths.map((truth) =>
      row(
        truth,
        saids.map((said) => count(truth, said)),
      ),
    ),
  ]
}
