import type { Account } from '../../adapter.ts'
import { RawItem } from '../../raw-item.ts'
import { automaticBecause, isReport, type Headers } from './automatic.ts'
import { cleanAll } from './clean.ts'
import { digestId } from './digest-id.ts'
import { linksOf } from './links.ts'
import { UnreadableMail, type OpenMail } from './open-mail.ts'
import { keepParts, type LeftOut } from './part.ts'
import { readReport, type Report } from './report.ts'
import { mailboxesOf, senderOf, type Mailbox } from './sender.ts'
import { wordsOf } from './words.ts'
import { writtenAt } from './written-at.ts'

/** Where a mail was found and who we are, as far as reading it goes. */
export interface Reader {
  /** Our own addresses. */
  ours: readonly string[]
  /** `out`: it lies among the sent mails. */
  direction: 'in' | 'out'
  /** When the mailbox got it (IMAP's INTERNALDATE); null: unknown. */
  storedAt: Date | null
  now: Date
  /** Mailbox, UIDVALIDITY and UID, or the line of a file; kept in `extra.place`. */
  place: Record<string, unknown>
  keepFile: Account['keepFile']
}

/** What we remember of a mail, to answer it rightly and to explain what was made of it. */
export interface MailExtra {
  messageId: string | null
  /** Its References chain, oldest first, for ours to go on from (RFC 5322 §3.6.4). */
  references: string[]
  from: Mailbox
  replyTo: Mailbox[]
  to: Mailbox[]
  cc: Mailbox[]
  /** Why it counts as automatic; null: a person wrote it. */
  automatic: string | null
  report: Report | null
  quoted: string | null
  signature: string | null
  leftOut: LeftOut[]
  place: Record<string, unknown>
}

/** Makes an item of a mail, and keeps its attachments first. Throws UnreadableMail when nobody is named who wrote it. */
export async function toItem(open: OpenMail, reader: Reader): Promise<RawItem> {
  const { mail } = open
  const sender = senderOf(mail, reader.ours)
  if (!sender) throw new UnreadableMail('it names nobody who wrote it')
  const headers: Headers = new Map(mail.headers.map(({ key, value }) => [key, value] as const).toReversed())
  const automatic = automaticBecause(headers, reader.direction === 'out' ? { ...sender, isOurs: false } : sender)
  const report = isReport(headers) ? readReport(mail.attachments) : null
  const { id, chain, ...links } = linksOf(headers, report, reader.direction)
  const { attachments, pictures, leftOut } = await keepParts(open.parts, reader.keepFile)
  const { quoted, signature, ...words } = wordsOf(mail, pictures)
  const { author, replyTo } = sender
  const people = { from: author, replyTo, to: mailboxesOf(mail.to), cc: mailboxesOf(mail.cc) }
  const extra: MailExtra = { messageId: id, references: chain, ...people, automatic, report, quoted, signature, leftOut, place: reader.place }
  return RawItem.parse({
    id: id ?? digestId(mail.headerLines, open.body()),
    network: 'email',
    author: { id: author.address, handle: author.address, name: author.name },
    at: writtenAt({ date: headers.get('date'), received: headers.get('received'), storedAt: reader.storedAt, now: reader.now }),
    direction: reader.direction,
    visibility: 'direct',
    automatic: automatic !== null,
    ...links,
    ...words,
    attachments,
    extra: cleanAll(extra),
  })
}
