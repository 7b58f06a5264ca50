import { z } from 'zod'
import { CannotTell } from './cannot-tell.ts'
import type { Table } from './table.ts'

const Row = z.record(z.string(), z.unknown())

/** JSON Lines, or one list of objects. A line that is no object is broken. */
export function readJson(text: string): Table {
  const isList = text.trimStart().startsWith('[')
  const read = isList
    ? readList(text)
    : text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map(readLine)
  const rows = read.flatMap((one) => {
    const row = Row.safeParse(one)
    return row.success ? [Object.fromEntries(Object.entries(row.data).map(([key, value]) => [key, asCell(value)]))] : []
  })
  return {
    form: isList ? 'a JSON list' : 'JSON Lines',
    columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    rows,
    broken: read.length - rows.length,
  }
}

function readList(text: string): unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new CannotTell(`The file begins as a JSON list, and is none: ${error.message}`)
    throw error
  }
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A list of labels is joined; of objects in it their label counts. */
function asCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(asCell).join('|')
  if (typeof value !== 'object') return String(value)
  const { label, name, intent } = value as Record<string, unknown>
  return asCell(label ?? intent ?? name ?? JSON.stringify(value))
}
