import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { LONGEST_ROW, ReadError } from '../row.ts'

/** How a table is written. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** As people know them. */
export const ENCODING_NAMES: Record<Encoding, string> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' }

/** What Windows-1252 leaves unassigned, and NUL: where they stand, it is another encoding, or no text at all. */
const NOT_1252 = [0x00, 0x81, 0x8d, 0x8f, 0x90, 0x9d]

/**
 * In what encoding a table is: a byte order mark, or UTF-16's empty bytes, tell; else UTF-8 where all of it is; else what most of
 * its lines with letters beyond ASCII are: Windows-1252, as spreadsheets in the West save, or UTF-8 with a few broken lines, which
 * are set aside one by one. Reads the whole file in constant memory. Throws when it is none of them.
 */
export async function encodingOf(chunks: AsyncIterable<Buffer>): Promise<Encoding> {
  const count = { good: 0, bad: 0, odd: false }
  let isFirst = true
  for await (const block of wholeLines(chunks)) {
    if (isFirst) {
      const wide = wideOf(block)
      if (wide) return wide
      isFirst = false
    }
    if (!isAscii(block)) look(block, count)
  }
  if (count.bad <= count.good) return 'utf-8'
  if (!count.odd) return 'windows-1252'
  throw new ReadError('This is neither UTF-8 nor Windows-1252 text. Save the table as “CSV UTF-8” and bring it again.')
}

function wideOf(bytes: Buffer): Encoding | null {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b)) return 'utf-16be'
  return null
}

function look(block: Buffer, count: { good: number; bad: number; odd: boolean }): void {
  for (let from = 0; from < block.length;) {
    const end = block.indexOf(10, from)
    const line = block.subarray(from, end < 0 ? block.length : end + 1)
    from += line.length
    if (isAscii(line)) continue
    if (isUtf8(line)) count.good++
    else {
      count.bad++
      count.odd ||= NOT_1252.some((byte) => line.includes(byte))
    }
  }
}

/** The pieces cut where a line ends, so that no letter is cut; a line without end is cut where it becomes too long. */
async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk])
    const end = held.lastIndexOf(10) + 1 || (held.length > LONGEST_ROW ? held.length : 0)
    if (end > 0) yield held.subarray(0, end)
    held = held.subarray(end)
  }
  if (held.length > 0) yield held
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** @returns null when the bytes are not in this encoding */
export function decodeAs(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding !== 'utf-8') return iconv.decode(bytes, encoding, { stripBOM: false })
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}
