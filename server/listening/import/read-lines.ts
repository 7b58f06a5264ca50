import { LONGEST_RAW, LONGEST_ROW, type Row } from './row.ts'

export interface Line {
  /** Without its line end. Cut at the limit. */
  bytes: Buffer
  isTooLong: boolean
  end: number
}

const NEWLINE = Buffer.from([10])

/**
 * Cuts a stream of bytes into lines, holding one line at most `limit` bytes long in memory. `from` is the offset of the first byte.
 * @param newline of two bytes (UTF-16) where each piece has whole pairs
 */
export async function* cutLines(chunks: AsyncIterable<Buffer>, from: number, limit: number, newline: Buffer = NEWLINE): AsyncGenerator<Line> {
  let held: Buffer[] = []
  let size = 0
  let end = from
  for await (const chunk of chunks) {
    let start = 0
    for (let at = find(chunk, newline, 0); at >= 0; at = find(chunk, newline, start)) {
      hold(chunk.subarray(start, at))
      end += at + newline.length - start
      yield take()
      start = at + newline.length
    }
    hold(chunk.subarray(start))
    end += chunk.length - start
  }
  if (size > 0) yield take()

  function hold(part: Buffer): void {
    if (size < limit) held.push(part.subarray(0, limit - size))
    size += part.length
  }
  function take(): Line {
    const bytes = Buffer.concat(held)
    const line = { bytes: newline.length === 1 && bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes, isTooLong: size > limit, end }
    held = []
    size = 0
    return line
  }
}

function find(chunk: Buffer, newline: Buffer, start: number): number {
  let at = chunk.indexOf(newline, start)
  while (at % newline.length > 0) at = chunk.indexOf(newline, at + 1)
  return at
}

/** UTF-8 as text, a byte order mark dropped. @returns null when it is not UTF-8 */
export function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** JSON Lines: one item a line; empty lines are nothing. */
export async function* readJsonLines(chunks: AsyncIterable<Buffer>, from: number): AsyncGenerator<Row> {
  let number = 0
  for await (const line of cutLines(chunks, from, LONGEST_ROW)) {
    number++
    const row = readJsonLine(line, from === 0 ? `line ${number}` : `line ${number} after byte ${from}`)
    if (row) yield row
  }
}

function readJsonLine(line: Line, place: string): Row | null {
  const text = decode(line.bytes)
  const broken = (reason: string): Row => ({ place, raw: (text ?? line.bytes.toString('latin1')).slice(0, LONGEST_RAW), reason, end: line.end })
  if (line.isTooLong) return broken(`the line is longer than ${LONGEST_ROW.toLocaleString('en')} bytes`)
  if (text === null) return broken('the line is not UTF-8; save the file as UTF-8')
  if (text.trim() === '') return null
  try {
    return { place, raw: text.slice(0, LONGEST_RAW), item: JSON.parse(text), end: line.end }
  } catch (error) {
    return broken(`not JSON: ${(error as Error).message}`)
  }
}
