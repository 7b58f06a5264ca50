import type { ImapFlow } from 'imapflow'
import { openMail, UnreadableMail, type OpenMail } from '../read/open-mail.ts'
import { openInParts } from './open-in-parts.ts'
import type { NewMail } from './new-mails.ts'

/** Up to this size, bytes, a mail is fetched whole (parsing takes ten times as much memory); a larger one part by part. */
const WHOLE = 3 * 1024 * 1024

/** Fetches and opens one mail of the open folder. Null: it is gone meanwhile. Throws UnreadableMail when its bytes defeat us. */
export async function getMail(imap: ImapFlow, { uid, size }: NewMail): Promise<{ open: OpenMail; source: Buffer } | null> {
  try {
    if (size > WHOLE) return await openInParts(imap, uid)
    const found = await imap.fetchOne(String(uid), { source: true }, { uid: true })
    return found && found.source ? { open: await openMail(found.source), source: found.source } : null
  } catch (error) {
    throw isOfThisMail(error) ? new UnreadableMail(`the mail server could not hand it over (${(error as Error).message})`, { cause: error }) : error
  }
}

/** The server refuses this one mail (NO, BAD), or answers what no parser can read: asking again would get the same. */
function isOfThisMail(cause: unknown): boolean {
  const { responseStatus, code } = cause as { responseStatus?: string; code?: string }
  return (
    responseStatus === 'NO' ||
    responseStatus === 'BAD' ||
    /^(ParserError|InvalidResponse|MAX_IMAP_NESTING|LineTooLarge|LiteralTooLarge|ResponseTooLarge)/.test(code ?? '')
  )
}
