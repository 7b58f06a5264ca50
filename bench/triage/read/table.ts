import { decode } from './decode.ts'
import { CannotTell } from './cannot-tell.ts'
import { readJson } from './json.ts'
import { readSeparated } from './separated.ts'

/** A file as a table of strings. A list in a cell is joined by `|`. */
export interface Table {
  /** What it was read as, in words: "CSV with a header". */
  form: string
  columns: readonly string[]
  rows: readonly Readonly<Record<string, string>>[]
  /** Rows that could not be read. */
  broken: number
}

/** Reads CSV with commas, semicolons, tabs or bars, JSON Lines, or a JSON list. Refuses what is empty or has one column only. */
export function readTable(bytes: Uint8Array): Table {
  const text = decode(bytes)
  const [first] = text.trimStart()
  if (first === undefined) throw new CannotTell('The file is empty.')
  const table = (first === '{' || first === '[') && looksLikeJson(text) ? readJson(text) : readSeparated(text)
  if (table.rows.length === 0) throw new CannotTell(`No row of the file could be read (as ${table.form}; ${table.broken} broken).`)
  if (table.columns.length < 2) throw new CannotTell(`The file has one column only (read as ${table.form}). It needs one of texts and one of labels.`)
  return table
}

/** A CSV file may begin with a bracket as well: a tweet in its first cell. */
function looksLikeJson(text: string): boolean {
  const start = text.trimStart()
  return /^\{\s*("|\})/.test(start) || /^\[\s*(\{|\])/.test(start)
}
