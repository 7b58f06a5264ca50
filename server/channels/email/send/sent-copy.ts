import type { ImapFlow } from 'imapflow'
import { findSentFolder } from '../sent-folder.ts'
import type { Mailbox } from '../settings.ts'
import { openFolder } from '../receive/read-folder.ts'
import { MARK } from '../read/links.ts'

/**
 * Providers that put what they are given by SMTP among the sent mails themselves; a second copy would only be in the way.
 * Gmail: support.google.com/mail/answer/78892; Microsoft 365: learn.microsoft.com, "SMTP AUTH client submission" (2026).
 */
const KEEP_THEMSELVES = /(^|\.)(gmail|googlemail|office365|outlook)\.com$/i

export const keepsSentItself = (smtpHost: string): boolean => KEEP_THEMSELVES.test(smtpHost)

/** The folder where sent mail lies; made if there is none. */
export async function openSentFolder(imap: ImapFlow, mailbox: Mailbox): Promise<string> {
  return mailbox.sentFolder ?? (await findSentFolder(imap)) ?? (await imap.mailboxCreate('Sent')).path
}

/** Looks whether one of our mails lies among the sent ones. @returns when it was put there; null: it does not */
export async function findSentCopy(imap: ImapFlow, folder: string, messageId: string): Promise<Date | null> {
  await openFolder(imap, folder)
  const uids = await imap.search({ or: [{ header: { 'message-id': messageId } }, { header: { [MARK.toLowerCase()]: messageId } }] }, { uid: true })
  const uid = uids && uids[0]
  if (!uid) return null
  const found = await imap.fetchOne(String(uid), { internalDate: true }, { uid: true })
  return new Date((found && found.internalDate) || 0)
}
