import { AccountTrouble, type Account, type Outgoing, type Sent } from '../../adapter.ts'
import { openImap } from '../connect.ts'
import type { MailExtra } from '../read/mail.ts'
import { mailboxOf, type Mailbox } from '../settings.ts'
import { openFolder } from '../receive/read-folder.ts'
import { telling } from '../trouble.ts'
import { compose, type Composed } from './compose.ts'
import { chooseId } from './message-id.ts'
import { findSentCopy, keepsSentItself, openSentFolder } from './sent-copy.ts'
import { submit } from './submit.ts'

/**
 * Sends a message: hands it to the SMTP server, then puts a copy among the sent mails. SMTP cannot be asked what it has
 * taken; the copy is what `find` looks for before any later attempt. The mailbox is opened before anything is sent, so that
 * nothing stands between the server's yes and the copy; without the mailbox nothing is sent (docs/decisions/0052).
 */
export async function send(account: Account, message: Outgoing): Promise<Sent> {
  const mailbox = mailboxOf(account)
  refuseMachines(message)
  const id = chooseId(account, message)
  const mail = await compose(account, mailbox, message, id)
  await using connection = await openImap(mailbox)
  const folder = await telling(mailbox.imap.host, openSentFolder(connection.imap, mailbox))
  await openFolder(connection.imap, folder)
  await submit(mailbox, mail)
  if (!keepsSentItself(mailbox.smtp.host)) {
    const isKept = await connection.imap.append(folder, mail.raw, ['\\Seen'], account.now()).catch(() => false)
    if (!isKept) await keepAgain(account, mailbox, folder, mail)
  }
  return sentAs(id, mail, mailbox, account.now())
}

/** Looks for a message among the sent mails. */
export async function find(account: Account, message: Outgoing): Promise<Sent | null> {
  const mailbox = mailboxOf(account)
  const id = chooseId(account, message)
  await using connection = await openImap(mailbox)
  const { host } = mailbox.imap
  const folder = await telling(host, openSentFolder(connection.imap, mailbox))
  const at = await telling(host, findSentCopy(connection.imap, folder, id))
  return at && sentAs(id, await compose(account, mailbox, message, id), mailbox, at)
}

/** The mail is on its way: whatever becomes of the copy, this attempt succeeded, and must not be made again. */
async function keepAgain(account: Account, mailbox: Mailbox, folder: string, { raw }: Composed): Promise<void> {
  try {
    await using connection = await openImap(mailbox)
    await connection.imap.append(folder, raw, ['\\Seen'], account.now())
  } catch {
    // the mailbox is full or away; the answer is in the conversation all the same
  }
}

/** RFC 3834 §2: two machines that answer each other never stop. The screen does not offer it either. */
function refuseMachines({ replyExtra }: Outgoing): void {
  const { automatic } = replyExtra as Partial<MailExtra>
  if (automatic)
    throw new AccountTrouble('written by a machine', 'A machine wrote this mail, so it is not answered. Write to a person’s address from your mail program.')
}

function sentAs(id: string, { references, subject, to }: Composed, mailbox: Mailbox, at: Date): Sent {
  const from = { address: mailbox.address, name: mailbox.fromName }
  const extra: Partial<MailExtra> = { messageId: id, references, from, to: to.map((address) => ({ address, name: null })) }
  return { networkId: id, url: null, at, item: { references: references.length > 0 ? references : null, subject: subject || null, extra: { ...extra } } }
}
