import { parse } from 'csv-parse/sync'
import { isHeader } from './header.ts'
import type { Table } from './table.ts'

const NAMES = { '\t': 'tab-separated', ',': 'CSV', ';': 'CSV with semicolons', '|': 'CSV with bars' } as const
type Separator = keyof typeof NAMES

/** Rows of cells, those of the usual width; and how many others there were. */
interface Cells {
  width: number
  rows: string[][]
  broken: number
}

/** CSV by RFC 4180, forgiving: with or without header, any of four separators, whichever cuts most rows alike. */
export function readSeparated(text: string): Table {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  const sample = text.length > SAMPLE ? text.slice(0, text.lastIndexOf('\n', SAMPLE)) : text
  const separator = (Object.keys(NAMES) as Separator[]).reduce((best, one) => (evenness(sample, one) > evenness(sample, best) + 0.05 ? one : best))
  const { width, rows, broken } = cut(text, lines, separator)
  const hasHeader = rows.length > 1 && isHeader(rows[0]!, rows.slice(1, 200))
  const columns = hasHeader ? distinct(rows[0]!.map((name) => name.trim())) : Array.from({ length: width }, (_, i) => `column ${i + 1}`)
  return {
    form: `${NAMES[separator]} ${hasHeader ? 'with' : 'without'} a header`,
    columns,
    rows: (hasHeader ? rows.slice(1) : rows).map((row) => Object.fromEntries(row.map((cell, i) => [columns[i]!, cell.trim()]))),
    broken,
  }
}

/** So much of the file is looked at to find its separator, characters. */
const SAMPLE = 100_000

/** The share of rows that a separator cuts into equally many cells; 0: into one. */
function evenness(text: string, separator: Separator): number {
  const { width, rows, broken } = byQuotes(text, separator)
  return width < 2 ? 0 : rows.length / (rows.length + broken || 1)
}

/** With quotes as they should be; line by line where a stray one swallows others. */
function cut(text: string, lines: readonly string[], separator: Separator): Cells {
  const [quoted, plain] = [byQuotes(text, separator), evenly(lines.map((line) => line.split(separator).map(unquote)))]
  const stray = lines.filter((line) => (line.split('"').length - 1) % 2 === 1).length
  const isSwallowed = plain.width === quoted.width && plain.rows.length > quoted.rows.length * 1.02 && stray <= Math.max(1, lines.length * STRAY)
  return isSwallowed ? plain : quoted
}

/** More lines than this share with a quote too many are no slips: texts go over several lines there. */
const STRAY = 0.1

function byQuotes(text: string, delimiter: string): Cells {
  let skipped = 0
  const rows = parse(text, {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: () => void skipped++,
  })
  const { broken, ...cells } = evenly(rows.filter((row) => row.some((cell) => cell.trim() !== '')))
  return { ...cells, broken: broken + skipped }
}

function evenly(rows: string[][]): Cells {
  const widths = new Map<number, number>()
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1)
  const width = [...widths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  const even = rows.filter((row) => row.length === width)
  return { width, rows: even, broken: rows.length - even.length }
}

const unquote = (cell: string): string => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)

const distinct = (names: readonly string[]): string[] =>
  names.map((name, i) => (name === '' || names.indexOf(name) < i ? `${name || 'column'} ${i + 1}`.trim() : name))
