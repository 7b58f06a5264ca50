import { CannotTell } from './cannot-tell.ts'
import { plainName, TEXT_NAMES } from './header.ts'
import { complaintReading, intentReading, languageReading, sentimentReading, spamReading, urgencyReading, type Reading } from './labels.ts'
import type { Table } from './table.ts'
import type { Task } from './tasks.ts'

/** A column that holds the labels of a task. */
export interface Labelled extends Reading {
  column: string
}

/** The column of texts: by its name, else the one with the longest. */
export function textColumnOf(table: Table): string {
  const mean = (column: string): number => valuesOf(table, column).reduce((sum, cell) => sum + cell.length, 0) / table.rows.length
  const named = TEXT_NAMES.flatMap((name) => table.columns.filter((column) => plainName(column) === name)).find((column) => mean(column) > 0)
  const longest = table.columns.toSorted((a, b) => mean(b) - mean(a))[0]!
  if (named === undefined && mean(longest) < SHORT)
    throw new CannotTell(`No column seems to hold texts. Pass --text with its name: ${table.columns.join(', ')}.`)
  return named ?? longest
}

/** Texts are longer on average, characters. */
const SHORT = 8
/** So many of a column's labels must be understood before it is taken for a task, and so many different ones it may have. */
const [UNDERSTOOD, KINDS] = [0.75, 60]

const NAMED: Record<Task, RegExp> = {
  sentiment: /sentiment|polarity|stars?$|rating|mood|feeling/,
  intent: /intent|purpose/,
  complaint: /complain/,
  urgency: /urg|priorit|severity/,
  language: /^lang|language$|^lid$|^locale$/,
  spam: /spam/,
}
/** Names that say of no task in particular that a column holds the labels, the surest first. */
const LABEL = /^(label|gold|target|class|category|annotation|truth|y|tag)s?$/

/** What a column is, by its name and its labels; null: it holds labels of no task that is known. */
export function readingOf(table: Table, column: string, wanted?: Task): Reading | null {
  const name = plainName(column)
  const labels = new Set(valuesOf(table, column))
  if (labels.size > KINDS * (wanted ? 10 : 1)) return null
  const [best] = readingsFor(labels, name, wanted)
    .map((reading) => ({ reading, share: understood(reading, table, column) }))
    .toSorted((a, b) => b.share - a.share)
  return best && best.share >= (wanted ? Number.MIN_VALUE : UNDERSTOOD) ? best.reading : null
}

function readingsFor(labels: ReadonlySet<string>, name: string, wanted: Task | undefined): Reading[] {
  const all: Reading[] = [complaintReading, spamReading, urgencyReading, languageReading(wanted === 'language' || NAMED.language.test(name))]
  const moods = sentimentReading(labels)
  if (moods) all.push(moods)
  all.push(intentReading)
  if (wanted) return all.filter(({ task }) => task === wanted)
  const named = all.filter(({ task }) => NAMED[task].test(name))
  if (named.length > 0) return named
  // numbers and yes or no under another name mean a mood where they are more than two, else nobody knows what
  const areWords = [...labels].every((label) => !/^[-+]?\d*\.?\d*$|^(yes|no|true|false|y|n|t|f)$/i.test(label))
  if (areWords) return labels.size > 1 || LABEL.test(name) ? [...(moods ? [moods] : []), ...all.filter(({ task }) => task !== 'sentiment')] : []
  return moods && labels.size > 2 && (LABEL.test(name) || /^column_\d+$/.test(name)) ? [moods] : []
}

/** The share of a column's labels that a reading understands, 0–1. */
function understood(reading: Reading, table: Table, column: string): number {
  const cells = valuesOf(table, column)
  return cells.filter((cell) => reading.read(cell)).length / (cells.length || 1)
}

/** The columns with labels, one a task: a named one before others, one called label or the like before the rest, then the fullest. */
export function labelColumnsOf(table: Table, textColumn: string): Labelled[] {
  const filled = ({ column }: Labelled): number => valuesOf(table, column).length
  const place = ({ column, task }: Labelled): number => (NAMED[task].test(plainName(column)) ? 0 : LABEL.test(plainName(column)) ? 1 : 2)
  const found = table.columns
    .filter((column) => column !== textColumn)
    .flatMap((column) => {
      const reading = readingOf(table, column)
      return reading ? [{ ...reading, column }] : []
    })
    .toSorted((a, b) => place(a) - place(b) || filled(b) - filled(a))
  return found.filter((one, i) => found.findIndex(({ task }) => task === one.task) === i)
}

/** The filled cells of a column. */
export const valuesOf = (table: Table, column: string): string[] => table.rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
