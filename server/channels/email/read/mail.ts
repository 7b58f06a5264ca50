import PostalMime, { type Email } from 'postal-mime'
import { htmlToText } from '#platform/outside/html-text.ts'
import type { Account } from '../../adapter.ts'
import { RawItem } from '../../raw-item.ts'
import { automaticBecause, type Headers } from './automatic.ts'
import { clean, cleanAll, cleanLine } from './clean.ts'
import { digestId } from './digest-id.ts'
import { fold } from './fold.ts'
import { messageIdOf, messageIdsIn } from './message-id.ts'
import { keepParts, toPart, type KeptParts, type LeftOut, type Part } from './part.ts'
import { readReport, type Report } from './report.ts'
import { safeHtml } from './safe-html.ts'
import { mailboxesOf, senderOf, type Mailbox, type Sender } from './sender.ts'
import { foldedToHtml } from './text-html.ts'
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
  /** Mailbox, UIDVALIDITY and UID, or a line of a file; kept in `extra.place`. */
  place: Record<string, unknown>
  keepFile: Account['keepFile']
}

/** What we remember of a mail, to answer it rightly and to explain what was made of it. */
export interface MailExtra {
  messageId: string | null
  /** Its whole References chain, oldest first, for ours to go on from (RFC 5322 §3.6.4). */
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

/** A mail as our parts read it. `body` is what its digest is made of when it gives itself no id. */
export interface OpenMail {
  mail: Email
  parts: Part[]
  body: string | Uint8Array
}

/** A mail that cannot become an item; `message` says why. */
export class UnreadableMail extends Error {
  override name = 'UnreadableMail'
}

/** Opens a mail that is in memory whole (RFC 5322, MIME). Throws UnreadableMail when its structure passes all bounds. */
export async function openMail(source: Uint8Array): Promise<OpenMail> {
  const mail = await PostalMime.parse(source, { forceRfc822Attachments: true, maxNestingDepth: 64, maxHeadersSize: 512 * 1024 }).catch((error: Error) => {
    throw new UnreadableMail(`its structure could not be read (${error.message})`, { cause: error })
  })
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1').replaceAll('\r', '')
  return { mail, parts: mail.attachments.map(toPart), body: text.slice(text.indexOf('\n\n') + 2).trimEnd() }
}

/** Makes an item of a mail. Keeps its attachments first. Throws UnreadableMail when nobody is named who wrote it. */
export async function toItem({ mail, parts, body }: OpenMail, reader: Reader): Promise<RawItem> {
  const sender = senderOf(mail, reader.ours)
  if (!sender) throw new UnreadableMail('it names nobody who wrote it')
  const headers: Headers = new Map(mail.headers.map(({ key, value }) => [key, value] as const).toReversed())
  const automatic = automaticBecause(headers, reader.direction === 'out' ? { ...sender, isOurs: false } : sender)
  const report = automatic ? readReport(mail.attachments) : null
  const kept = await keepParts(parts, reader.keepFile)
  const said = wordsOf(mail, kept)
  const id = messageIdOf(headers.get('message-id'))
  const answers = messageIdsIn(headers.get('in-reply-to'))
  const chain = messageIdsIn(headers.get('references'))
  const references = [...new Set([...answers, ...chain, ...(report?.about ? [report.about] : [])])].filter((one) => one !== id)
  const { quoted, signature, ...shown } = said
  const extra: MailExtra = {
    messageId: id,
    references: chain,
    ...people(mail, sender),
    automatic,
    report,
    quoted,
    signature,
    leftOut: kept.leftOut,
    place: reader.place,
  }
  return RawItem.parse({
    id: id ?? digestId(mail.headerLines, body),
    network: 'email',
    author: { id: sender.author.address, handle: sender.author.address, name: sender.author.name },
    at: writtenAt({ date: headers.get('date'), received: headers.get('received'), storedAt: reader.storedAt, now: reader.now }),
    inReplyTo: answers[0] ?? chain.at(-1) ?? report?.about ?? null,
    references: references.length > 0 ? shortest(references) : null,
    visibility: 'direct',
    direction: reader.direction,
    automatic: automatic !== null,
    attachments: kept.attachments,
    extra: cleanAll(extra),
    ...shown,
  })
}

/** What the mail says: the new words, the rest folded, and the whole as HTML that is safe to show. */
function wordsOf(mail: Email, { pictures }: KeptParts) {
  const plain = mail.text?.trim() ? mail.text : mail.html ? htmlToText(mail.html) : ''
  const subject = cleanLine(mail.subject ?? '', 1000) || null
  const folded = fold(plain, subject)
  const own = mail.html ? safeHtml(mail.html, pictures, folded.quoted !== null) : null
  const html = own ?? ((folded.quoted ?? folded.signature) ? foldedToHtml(folded) : null)
  return { text: clean(folded.text, 200_000), html: html && clean(html, 1_000_000), subject, quoted: folded.quoted, signature: folded.signature }
}

const people = (mail: Email, { author, replyTo }: Sender) => ({ from: author, replyTo, to: mailboxesOf(mail.to), cc: mailboxesOf(mail.cc) })

/** Of a very long chain the beginning tells the conversation, the end the branch. */
const shortest = (ids: string[]): string[] => (ids.length <= 200 ? ids : [...ids.slice(0, 20), ...ids.slice(-180)])
