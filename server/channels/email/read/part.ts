import type { Attachment } from 'postal-mime'
import type { Account } from '../../adapter.ts'
import { cleanFileName } from './clean.ts'
import type { Pictures } from './safe-html.ts'

/** One attached file, its bytes fetched only when they are wanted. */
export interface Part {
  name: string | null
  type: string
  /** Content-ID without brackets: what `cid:` in the HTML means. */
  contentId: string | null
  bytes: number
  read(): Promise<Uint8Array>
}

/** An attachment that stayed in the mailbox, and why. */
export interface LeftOut {
  name: string
  type: string
  bytes: number
  reason: string
}

export interface KeptParts {
  attachments: Awaited<ReturnType<Account['keepFile']>>[]
  pictures: Pictures
  leftOut: LeftOut[]
}

/** What parts are called that come without a name. */
const NAMES: Record<string, string> = {
  'message/rfc822': 'mail.eml',
  'message/delivery-status': 'delivery status.txt',
  'text/rfc822-headers': 'headers.txt',
  'text/calendar': 'invitation.ics',
}

const MOST_PARTS = 100
export const LARGEST_PART = 25 * 1024 * 1024

/** Keeps the attachments one after the other, so that only one is in memory. Too many or too large ones stay in the mailbox. */
export async function keepParts(parts: readonly Part[], keepFile: Account['keepFile']): Promise<KeptParts> {
  const attachments: KeptParts['attachments'] = []
  const pictures = new Map<string, string>()
  const leftOut: LeftOut[] = []
  for (const part of parts) {
    const name = cleanFileName(part.name ?? NAMES[part.type])
    const type = /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(part.type) ? part.type : 'application/octet-stream'
    const reason =
      attachments.length >= MOST_PARTS
        ? `a mail brings at most ${MOST_PARTS} attachments in`
        : part.bytes > LARGEST_PART
          ? `an attachment may have ${LARGEST_PART / 1024 / 1024} MB`
          : null
    if (reason) {
      leftOut.push({ name, type, bytes: part.bytes, reason })
      continue
    }
    const kept = await keepFile(name, type, await part.read())
    attachments.push(kept)
    if (part.contentId) pictures.set(part.contentId, kept.file)
  }
  return { attachments, pictures, leftOut }
}

/** An attachment of a mail that is in memory whole. */
export function toPart({ filename, mimeType, contentId, content }: Attachment): Part {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
  return { name: filename, type: mimeType, contentId: contentId?.replace(/^\s*<|>\s*$/g, '') ?? null, bytes: bytes.length, read: async () => bytes }
}
