import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { CannotTell } from './cannot-tell.ts'
import { labelColumnsOf, readingOf, textColumnOf, valuesOf, type Labelled } from './columns.ts'
import { plainName } from './header.ts'
import { intentReading } from './labels.ts'
import { readTable, type Table } from './table.ts'
import type { Message, Task } from './tasks.ts'

/** What cannot be guessed can be said. */
export interface Asked {
  text?: string | undefined
  label?: string | undefined
  task?: Task | 'speed' | undefined
  /** At most so many rows, spread over the file. */
  limit?: number | undefined
}

/** Labelled messages, and in words what the file was taken for. */
export interface MessageSet {
  name: string
  messages: readonly Message[]
  tasks: readonly Task[]
  tookFor: readonly string[]
  setAside: number
  /** Is what must be reached promised for it? */
  isPromised: boolean
  /** Is it read by other libraries too, and timed? */
  isCompared: boolean
}

/** Reads a file of labelled texts. Refuses, saying what to pass, where it cannot tell which column is what. */
export function loadFile(file: string, asked: Asked): MessageSet {
  const name = basename(file)
  try {
    return load(name, readTable(readFileSync(file)), asked)
  } catch (error) {
    if (error instanceof CannotTell) throw new CannotTell(`${name}: ${error.message}`)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CannotTell(`There is no file ${file}.`)
    throw error
  }
}

/** The same, from a table. */
export function load(name: string, table: Table, asked: Asked): MessageSet {
  const text = asked.text === undefined ? textColumnOf(table) : columnOf(table, asked.text)
  const labelled = labelledOf(table, text, asked)
  const also = labelled.some(({ task }) => task === 'intent')
    ? alsoColumns(table, [text, ...labelled.map(({ column }) => column)], labelled.find(({ task }) => task === 'intent')!.column)
    : []
  const read = table.rows.map((row) => asMessage(row, text, labelled, also)).filter((one) => one !== null)
  const messages = asked.limit === undefined || read.length <= asked.limit ? read : spread(read, asked.limit)
  const setAside = table.broken + table.rows.length - read.length
  const columns = labelled.map(({ task, column, as }) => `${task} from “${column}”${as ? ` (${as})` : ''}`)
  const others = also.length > 0 ? `; also defensible: ${also.map((one) => `“${one}”`).join(', ')}` : ''
  return {
    name,
    messages,
    tasks: labelled.map(({ task }) => task),
    tookFor: [
      `${name}: ${table.form}; texts from “${text}”; ${columns.join(', ') || 'no labels (speed only)'}${others}`,
      `${messages.length.toLocaleString('en')} rows used${messages.length < read.length ? ` of ${read.length.toLocaleString('en')}` : ''}, ${setAside.toLocaleString('en')} set aside${reasons(table, text, labelled)}`,
    ],
    setAside,
    isPromised: true,
    isCompared: true,
  }
}

function columnOf(table: Table, asked: string): string {
  const found = table.columns.find((column) => plainName(column) === plainName(asked)) ?? table.columns[Number(asked) - 1]
  if (found === undefined) throw new CannotTell(`It has no column “${asked}”. It has: ${table.columns.join(', ')}.`)
  return found
}

function labelledOf(table: Table, text: string, { label, task }: Asked): Labelled[] {
  if (task === 'speed') return []
  if (label !== undefined) {
    const column = columnOf(table, label)
    const reading = readingOf(table, column, task)
    if (reading) return [{ ...reading, column }]
    throw new CannotTell(`The labels of “${column}” (${some(table, column)}) are not understood${task ? ` as ${task}` : ''}. ${PASS}`)
  }
  const found = labelColumnsOf(table, text).filter((one) => task === undefined || one.task === task)
  if (found.length > 0) return found
  const guess = task && onlyOther(table, text, task)
  if (guess) return [guess]
  const seen = table.columns.filter((column) => column !== text).map((column) => `“${column}” (${some(table, column)})`)
  throw new CannotTell(`None of its columns holds labels that are understood: ${seen.join(', ')}. ${PASS}`)
}

/** With a task given, the first column of which something can be read as that. */
function onlyOther(table: Table, text: string, task: Task): Labelled | null {
  for (const column of table.columns.filter((one) => one !== text)) {
    const reading = readingOf(table, column, task)
    if (reading) return { ...reading, column }
  }
  return null
}

const PASS =
  'Pass --label COLUMN and --task sentiment|intent|complaint|urgency|language|spam (or speed, which needs no labels). Sentiments: negative, neutral, positive, or numbers; intents: question, complaint, praise, buying_signal, goodbye, suggestion, press_legal, job, spam, competitor, other.'

/** Some of a column's labels, the most frequent first. */
function some(table: Table, column: string): string {
  const counts = new Map<string, number>()
  for (const cell of valuesOf(table, column)) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 4)
  return most.map(([cell]) => (cell.length > 24 ? `${cell.slice(0, 24)}…` : cell)).join(', ') + (counts.size > 4 ? ', …' : '')
}

/** Names of columns with further intents that could be defended. */
const ALSO = /also|defens|accept|altern|second|other|^any|^all|extra|plausible|^(label|gold|intent|tag)s?(_?[2-9])?$/

/** Without the letter or number that tells its likes apart: `label_a` and `label_b`. */
const stemOf = (column: string): string => plainName(column).replace(/_[a-z0-9]$/, '')

const alsoColumns = (table: Table, taken: readonly string[], main: string): string[] =>
  table.columns.filter((column) => {
    if (taken.includes(column) || !(ALSO.test(plainName(column)) || stemOf(column) === stemOf(main))) return false
    const cells = valuesOf(table, column)
    return cells.length > 0 && cells.filter((cell) => intentReading.read(cell)).length >= 0.7 * cells.length
  })

/** A row as a message; null: it has no text, or no label that is understood. */
function asMessage(row: Readonly<Record<string, string>>, textColumn: string, labelled: readonly Labelled[], also: readonly string[]): Message | null {
  const text = row[textColumn] ?? ''
  const truth = Object.assign({}, ...labelled.map(({ column, read }) => read(row[column] ?? ''))) as Omit<Message, 'text'>
  if (text.trim() === '' || (labelled.length > 0 && Object.keys(truth).length === 0)) return null
  if (truth.intent) truth.intent = [...new Set([...truth.intent, ...also.flatMap((column) => intentReading.read(row[column] ?? '')?.intent ?? [])])]
  return { text, ...truth }
}

/** Why rows were set aside, in brackets; empty: none was. */
function reasons(table: Table, text: string, labelled: readonly Labelled[]): string {
  const empty = table.rows.filter((row) => (row[text] ?? '').trim() === '').length
  const without = table.rows.filter((row) => labelled.length > 0 && labelled.every(({ column, read }) => !read(row[column] ?? ''))).length
  const parts = [
    [table.broken, 'broken'],
    [empty, 'without a text'],
    [without, 'without a label that is understood'],
  ].filter(([count]) => Number(count) > 0)
  return parts.length > 0 ? ` (${parts.map(([count, why]) => `${count} ${why}`).join(', ')})` : ''
}

/** As many of a list, evenly from all of it. */
const spread = <T>(list: readonly T[], count: number): T[] => Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!)
