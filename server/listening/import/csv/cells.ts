/** A CSV record as far as its lines have been read. */
export interface Cells {
  cells: string[]
  /** A quoted text that goes on in the next line: its lines so far. Null: the record is whole. */
  open: string[] | null
  /** It keeps to RFC 4180 to the letter: no quote stands in the middle of a cell. */
  isClean: boolean
}

/**
 * Reads the cells of a line (RFC 4180, forgiving): a quote inside an unquoted cell, or inside a quoted one that closes in its line,
 * is a quote. `before` is the record's earlier lines, where a quoted text was left open. In a text that runs over lines nothing
 * is forgiven: a lone quote in it is more likely the beginning of somebody else's text.
 * @returns null when the lines cannot be one record
 */
export function readCells(line: string, delimiter: string, before: Cells | null = null): Cells | null {
  const read: Cells = { cells: before?.cells ?? [], open: null, isClean: before?.isClean ?? true }
  let at = 0
  if (before?.open) {
    const rest = readQuoted(line, 0, delimiter)
    if (rest.hasLone) return null
    const open = [...before.open.splice(0), rest.text]
    if (rest.end < 0) return { ...read, open }
    read.cells.push(open.join('\n'))
    if (rest.end === line.length) return read
    at = rest.end + 1
  }
  return readRest(line, at, delimiter, read)
}

function readRest(line: string, from: number, delimiter: string, read: Cells): Cells | null {
  for (let at = from; ; at++) {
    let end: number
    if (line[at] === '"') {
      const quoted = readQuoted(line, at + 1, delimiter)
      if (quoted.hasLone) read.isClean = false
      if (quoted.end < 0) return quoted.hasLone ? null : { ...read, open: [quoted.text] }
      read.cells.push(quoted.text)
      end = quoted.end
    } else {
      const next = line.indexOf(delimiter, at)
      end = next < 0 ? line.length : next
      const cell = line.slice(at, end)
      if (cell.includes('"')) read.isClean = false
      read.cells.push(cell)
    }
    if (end === line.length) return read
    at = end
  }
}

/** @returns the quoted text from `from` on, and where it ends: at a delimiter or the line's end; -1: not in this line */
function readQuoted(line: string, from: number, delimiter: string): { text: string; end: number; hasLone: boolean } {
  let [text, at, hasLone] = ['', from, false]
  for (;;) {
    const quote = line.indexOf('"', at)
    if (quote < 0) return { text: text + line.slice(at), end: -1, hasLone }
    const after = line[quote + 1]
    if (after === undefined || after === delimiter) return { text: text + line.slice(at, quote), end: quote + 1, hasLone }
    if (after !== '"') hasLone = true
    text += line.slice(at, quote + 1)
    at = quote + (after === '"' ? 2 : 1)
  }
}
