import { cutLines } from './read-lines.ts'

/** A message larger than this is set aside unread. */
const LARGEST_MESSAGE = 30 * 1024 * 1024
const LONGEST_LINE = LARGEST_MESSAGE

export interface MboxMessage {
  place: string
  /** The message as RFC 5322, `>From ` quoting undone (mboxrd). Cut at the limit. */
  bytes: Buffer
  isTooLarge: boolean
  end: number
}

/**
 * Cuts an mbox file (RFC 4155) into messages: each begins with a line `From ` that follows an empty line or the start.
 * One message at a time is in memory.
 */
export async function* cutMbox(chunks: AsyncIterable<Buffer>, from: number): AsyncGenerator<MboxMessage> {
  let held: Buffer[] = []
  let size = 0
  let number = 0
  let end = from
  let afterEmpty = true
  for await (const line of cutLines(chunks, from, LONGEST_LINE)) {
    const begins = afterEmpty && line.bytes.subarray(0, 5).equals(Buffer.from('From '))
    if (begins) {
      if (held.length > 0) yield take()
    } else if (held.length > 0 || line.bytes.length > 0) hold(unquote(line.bytes))
    afterEmpty = line.bytes.length === 0
    end = line.end
  }
  if (held.length > 0) yield take()

  function hold(line: Buffer): void {
    size += line.length + 2
    if (size <= LARGEST_MESSAGE) held.push(line, Buffer.from('\r\n'))
  }
  function take(): MboxMessage {
    number++
    const message = {
      place: from === 0 ? `message ${number}` : `message ${number} after byte ${from}`,
      bytes: Buffer.concat(held),
      isTooLarge: size > LARGEST_MESSAGE,
      end,
    }
    held = []
    size = 0
    return message
  }
}

const unquote = (line: Buffer): Buffer => (/^>+From /.test(line.subarray(0, 20).toString('latin1')) ? line.subarray(1) : line)
