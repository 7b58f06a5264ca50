import { cutLines } from '../read-lines.ts'
import { LONGEST_RAW, LONGEST_ROW } from '../row.ts'
import { decodeAs, type Encoding } from './encoding.ts'

export interface TextLine {
  place: string
  /** Without its line end. */
  text: string
  /** Why it cannot be read. */
  reason: string | null
  end: number
}

const LINE_ENDS: Partial<Record<Encoding, Buffer>> = { 'utf-16le': Buffer.from([10, 0]), 'utf-16be': Buffer.from([0, 10]) }

/** The lines of a table as text. `from` is the offset of the first byte of `chunks`; at 0 a byte order mark is dropped. */
export async function* textLines(chunks: AsyncIterable<Buffer>, from: number, encoding: Encoding): AsyncGenerator<TextLine> {
  let number = 0
  const lineEnd = LINE_ENDS[encoding]
  for await (const line of cutLines(lineEnd ? inPairs(chunks) : chunks, from, LONGEST_ROW, lineEnd)) {
    number++
    const text = decodeAs(line.bytes, encoding)
    const reason = line.isTooLong ? `the line is longer than ${LONGEST_ROW.toLocaleString('en')} bytes` : text === null ? 'the line is not UTF-8' : null
    yield {
      place: from === 0 ? `line ${number}` : `line ${number} after byte ${from}`,
      text: (text ?? line.bytes.subarray(0, LONGEST_RAW).toString('latin1'))
        .slice(from === 0 && number === 1 && text?.startsWith('\uFEFF') ? 1 : 0)
        .replace(/\r$/, ''),
      reason,
      end: line.end,
    }
  }
}

/** The same bytes in pieces of even length, so that no unit of two bytes is cut. */
async function* inPairs(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const all = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
    const even = all.length - (all.length % 2)
    if (even > 0) yield all.subarray(0, even)
    held = all.subarray(even)
  }
  if (held.length > 0) yield held
}
