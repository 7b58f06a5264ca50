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
  const message = new Growing(from)
  let end = from
  let afterEmpty = true
  for await (const line of cutLines(chunks, from, LONGEST_LINE)) {
    const begins = afterEmpty && line.bytes.subarray(0, 5).equals(Buffer.from('From '))
    if (begins && !message.isEmpty()) yield message.take(end)
    if (!begins && (!message.isEmpty() || line.bytes.length > 0)) message.add(unquote(line.bytes))
    afterEmpty = line.bytes.length === 0
    end = line.end
  }
  if (!message.isEmpty()) yield message.take(end)
}

/** The message that is being read, as far as it goes; at most the limit of it is held. */
class Growing {
  private readonly from: number
  private lines: Buffer[] = []
  private size = 0
  private number = 0

  constructor(from: number) {
    this.from = from
  }

  isEmpty(): boolean {
    return this.size === 0
  }

  add(line: Buffer): void {
    this.size += line.length + 2
    if (this.size <= LARGEST_MESSAGE) this.lines.push(line, Buffer.from('\r\n'))
  }

  take(end: number): MboxMessage {
    this.number++
    const place = this.from === 0 ? `message ${this.number}` : `message ${this.number} after byte ${this.from}`
    const message = { place, bytes: Buffer.concat(this.lines), isTooLarge: this.size > LARGEST_MESSAGE, end }
    this.lines = []
    this.size = 0
    return message
  }
}

const unquote = (line: Buffer): Buffer => (/^>+From /.test(line.subarray(0, 20).toString('latin1')) ? line.subarray(1) : line)
