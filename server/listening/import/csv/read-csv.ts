import { guessMapping, toItem, type Mapping } from '../columns.ts'
import { LONGEST_RAW, LONGEST_ROW, ReadError, type Row } from '../row.ts'
import { isDate } from '../when.ts'
import { readCells, type Cells } from './cells.ts'
import type { Encoding } from './encoding.ts'
import { LookAhead } from './look-ahead.ts'
import { textLines, type TextLine } from './text-lines.ts'

export interface Header {
  /** Each by a name of its own: the second `text` is `text (2)`, the third column without a name `column 3`. */
  columns: string[]
  delimiter: string
  encoding: Encoding
}

/** Reads the header of a CSV file: its first line that is not empty. Throws when there is none that can be read. */
export async function readHeader(chunks: AsyncIterable<Buffer>, encoding: Encoding): Promise<Header> {
  for await (const { text, reason } of textLines(chunks, 0, encoding)) {
    if (reason) throw new ReadError('The first line should name the columns and cannot be read. Save the table as “CSV UTF-8” and bring it again.')
    if (text.trim() === '') continue
    const delimiter = [',', ';', '\t'].toSorted((a, b) => text.split(b).length - text.split(a).length)[0]!
    return { columns: tellApart(readCells(text, delimiter)?.cells ?? text.split(delimiter)), delimiter, encoding }
  }
  throw new ReadError('The file is empty.')
}

function tellApart(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((given, index) => {
    const name = given.trim() === '' ? `column ${index + 1}` : given
    let own = name
    for (let nth = 2; taken.has(own) || (nth > 2 && names.includes(own)); nth++) own = `${name} (${nth})`
    taken.add(own)
    return own
  })
}

type Record = Readonly<{ [column: string]: string }>

/** CSV: rows become items by the mapping. */
export async function* readCsv(chunks: AsyncIterable<Buffer>, from: number, header: Header, mapping: Mapping): AsyncGenerator<Row> {
  for await (const { record, ...row } of readRecords(chunks, from, header, mapping)) yield record ? { ...row, item: toItem(record, mapping) } : row
}

/**
 * The records of a CSV file. `from` is the offset of the first byte of `chunks`: 0 means that the header comes first. A row that
 * is broken is set aside alone, and reading goes on at the line after its first: a quote that is never closed swallows nobody.
 */
export async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  from: number,
  header: Header,
  mapping: Mapping = guessMapping(header.columns),
): AsyncGenerator<Row & { record?: Record }> {
  const lines = new LookAhead(textLines(chunks, from, header.encoding))
  let isHeaderNext = from === 0
  for (let first = await lines.at(0); first; first = await lines.at(0)) {
    const isBlank = !first.reason && first.text.trim() === ''
    const found = isBlank || isHeaderNext ? null : await cut(lines, first, header, mapping)
    if (!isBlank) isHeaderNext = false
    lines.drop(found?.lines ?? 1)
    if (found) yield found.row
  }
}

/** A quoted text of more lines than this was never closed: bounds how often a line may be read again. */
const MOST_LINES = 5_000
const NEVER_CLOSED = 'a quote opens a text and does not close it where it should; double each quote that belongs to the text, or take it away'

type Cut = { lines: number; row: Row & { record?: Record } }

async function cut(lines: LookAhead<TextLine>, first: TextLine, header: Header, mapping: Mapping): Promise<Cut> {
  const whole = await cutAt(lines, 0, header, mapping)
  if (!('record' in whole) || whole.lines === 1 || isSurelyRow(whole.record, mapping)) return toCut(whole, first)
  // a text over several lines that makes no good row: if a good one begins within it, that is its neighbour
  for (let at = 1; at < whole.lines; at++) {
    const inner = await cutAt(lines, at, header, mapping)
    if ('record' in inner && isSurelyRow(inner.record, mapping)) return toCut({ reason: NEVER_CLOSED }, first)
  }
  return toCut(whole, first)
}

type Attempt = { lines: number; record: Record; raw: string; end: number } | { reason: string }

const toCut = (found: Attempt, { place, text, end }: TextLine): Cut =>
  'record' in found
    ? { lines: found.lines, row: { place, raw: found.raw.slice(0, LONGEST_RAW), record: found.record, end: found.end } }
    : { lines: 1, row: { place, raw: text.slice(0, LONGEST_RAW), reason: found.reason, end } }

/**
 * The record that begins with a line, if one does. A quoted text goes on over lines until it is closed; it counts as never closed when
 * a line of it is by itself a row of the table (its first and last both are, where a quote counts as a letter), when a lone quote stands in it, when it is longer than any item, or when the
 * record that comes of it has not the header's number of columns.
 */
async function cutAt(lines: LookAhead<TextLine>, at: number, header: Header, mapping: Mapping): Promise<Attempt> {
  const first = (await lines.at(at))!
  if (first.reason) return { reason: first.reason }
  const raw = [first.text]
  let size = first.text.length
  let end = first.end
  let read = readCells(first.text, header.delimiter)
  while (read?.open) {
    const next = await lines.at(at + raw.length)
    size += next?.text.length ?? 0
    if (!next || next.reason || raw.length >= MOST_LINES || size > LONGEST_ROW || isRowItself(next.text, header, mapping)) return { reason: NEVER_CLOSED }
    read = readCells(next.text, header.delimiter, read)
    raw.push(next.text)
    end = next.end
  }
  if (!read) return { reason: NEVER_CLOSED }
  const { columns } = header
  if (raw.length > 1 && [first.text, raw.at(-1)!].every((line) => isRowLiterally(line, header, mapping))) return { reason: NEVER_CLOSED }
  if (read.cells.length !== columns.length)
    return { reason: raw.length > 1 ? NEVER_CLOSED : `the row has ${read.cells.length} columns, the header ${columns.length}` }
  return { lines: raw.length, record: toRecord(read, columns), raw: raw.join('\n'), end }
}

const toRecord = ({ cells }: Pick<Cells, 'cells'>, columns: readonly string[]): Record =>
  Object.fromEntries(columns.map((column, index) => [column, cells[index]!]))

/** Prose has commas, too; a row has each in its place, an id in one piece, a date, and nothing forgiven. */
function isRowItself(text: string, header: Header, mapping: Mapping): boolean {
  const read = readCells(text, header.delimiter)
  return !!read && read.isClean && !read.open && read.cells.length === header.columns.length && isSurelyRow(toRecord(read, header.columns), mapping)
}

function isRowLiterally(text: string, { columns, delimiter }: Header, mapping: Mapping): boolean {
  const cells = text.split(delimiter)
  return cells.length === columns.length && isSurelyRow(toRecord({ cells }, columns), mapping)
}

function isSurelyRow(record: Record, { id, at }: Mapping): boolean {
  const [one, when] = [record[id ?? ''], record[at ?? '']]
  return one !== undefined && when !== undefined && /^\S+$/.test(one) && isWrittenDate(when)
}

/** A date with its day, at least: years and numbers alone stand in prose as well. */
const isWrittenDate = (text: string): boolean => text.length <= 40 && !text.startsWith(' ') && text.replaceAll(/\D/g, '').length >= 6 && isDate(text)
