import MailComposer from 'nodemailer/lib/mail-composer'
import type { Account, Outgoing } from '../../adapter.ts'
import { MARK } from '../read/links.ts'
import type { MailExtra } from '../read/mail.ts'
import { textToHtml } from '../read/text-html.ts'
import type { Mailbox } from '../settings.ts'
import { answerSubject } from './subject.ts'

/** A mail ready to leave. */
export interface Composed {
  /** Its bytes: the same for the receiver and for our folder of sent mail. */
  raw: Buffer
  to: string[]
  subject: string
  /** Every Message-ID it names, oldest first. */
  references: string[]
}

/** As many ids of a long chain are named: the first, and the newest. Headers grow too long for some servers otherwise. */
const MOST_REFERENCES = 20
/** The earlier mail is quoted up to so many characters; whoever wrote it has the rest. */
const LONGEST_QUOTE = 10_000

/** Makes the mail of a message: to whom the answered one wants answers, in its thread, with it quoted below. */
export async function compose(account: Account, mailbox: Mailbox, message: Outgoing, messageId: string): Promise<Composed> {
  const answered = message.replyExtra as Partial<MailExtra>
  const to = answered.replyTo?.length ? answered.replyTo : [{ address: message.to?.networkUserId ?? '', name: message.to?.name ?? null }]
  const references = chainOf(answered)
  const subject = message.inReplyTo ? answerSubject(message.subject) : (message.subject ?? '')
  const quote = message.replyText ? { by: attribution(answered), text: message.replyText.slice(0, LONGEST_QUOTE) } : null
  const raw = await new MailComposer({
    from: { name: mailbox.fromName ?? '', address: mailbox.address },
    to: to.map(({ name, address }) => ({ name: name ?? '', address })),
    subject,
    messageId: bracketed(messageId),
    ...(references.length > 0 && { inReplyTo: bracketed(references.at(-1)!), references: references.map(bracketed) }),
    date: new Date(message.writtenAt),
    text: quote ? `${message.text}\n\n${quote.by}\n${quote.text.replace(/^/gm, '> ')}` : message.text,
    html: `<div>${textToHtml(message.text)}</div>${quote ? `<br>\n<div>${textToHtml(quote.by)}</div>\n<blockquote type="cite">${textToHtml(quote.text)}</blockquote>` : ''}`,
    attachments: await Promise.all(
      message.attachments.map(async ({ file, name, type }) => ({ filename: name, contentType: type, content: Buffer.from(await account.readFile(file)) })),
    ),
    headers: { [MARK]: messageId },
    baseBoundary: message.id, // every attempt makes the same mail, byte for byte
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return { raw, to: to.map(({ address }) => address), subject, references }
}

/** RFC 5322 §3.6.4: the chain of the answered mail, and that mail itself. */
function chainOf({ references = [], messageId }: Partial<MailExtra>): string[] {
  if (!messageId) return []
  const chain = references.filter((id) => id !== messageId)
  return [...(chain.length < MOST_REFERENCES ? chain : [chain[0]!, ...chain.slice(2 - MOST_REFERENCES)]), messageId]
}

const bracketed = (id: string): string => `<${id}>`

/** Whose words follow, in no language. */
const attribution = ({ from }: Partial<MailExtra>): string => (from ? `${from.name ? `${from.name} <${from.address}>` : from.address}:` : '…:')
