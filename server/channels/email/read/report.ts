import { messageIdOf } from './message-id.ts'
import type { Attachment } from 'postal-mime'

/** What a report says about one of our mails that did not arrive (RFC 3464). */
export interface Report {
  /** The Message-ID of the mail it is about. */
  about: string | null
  failures: { recipient: string; /** RFC 3463: 5.x.x for good, 4.x.x for now. */ status: string | null; reason: string | null }[]
}

const COPIES = new Set(['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global', 'message/global-headers'])
const STATUSES = new Set(['message/delivery-status', 'message/global-delivery-status', 'message/disposition-notification'])
/** As much of a part as can hold its headers. */
const HEAD = 64 * 1024

/** Reads the parts of a report: which mail it is about, so that it joins that conversation, and what became of it. */
export function readReport(parts: readonly Attachment[]): Report {
  const heads = (types: Set<string>): string[] => parts.filter((part) => types.has(part.mimeType)).map(headOf)
  const copies = heads(COPIES)
  const statuses = heads(STATUSES).flatMap((text) => text.split(/\n\s*\n/))
  const about = copies.map((text) => messageIdOf(field(text.split(/\n\s*\n/)[0]!, 'message-id'))).find(Boolean)
  const original = statuses.map((block) => messageIdOf(field(block, 'original-message-id'))).find(Boolean)
  return { about: about ?? original ?? null, failures: statuses.flatMap(readFailure).slice(0, 20) }
}

function readFailure(block: string): Report['failures'] {
  const recipient = (field(block, 'final-recipient') ?? field(block, 'original-recipient'))?.split(';').at(-1)?.trim()
  if (!recipient || !/^(failed|delayed)$/i.test(field(block, 'action') ?? '')) return []
  return [
    {
      recipient: recipient.slice(0, 320),
      status: field(block, 'status')?.slice(0, 20) ?? null,
      reason: field(block, 'diagnostic-code')?.slice(0, 1000) ?? null,
    },
  ]
}

function headOf({ content }: Attachment): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  return Buffer.from(bytes.subarray(0, HEAD))
    .toString('utf8')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
}

const field = (block: string, name: string): string | null => new RegExp(`^${name}\\s*:(.*)$`, 'im').exec(block)?.[1]?.trim() ?? null
