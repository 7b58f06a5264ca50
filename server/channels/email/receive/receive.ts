import type { ImapFlow } from 'imapflow'
import type { Account, Arrival } from '../../adapter.ts'
import { makeBell, type Bell } from '../../bell.ts'
import { openImap } from '../connect.ts'
import { findSentFolder } from '../sent-folder.ts'
import { mailboxOf } from '../settings.ts'
import { telling } from '../trouble.ts'
import { lookedAt, openCursor } from './place.ts'
import { readFolder, type Folder, type Reading } from './read-folder.ts'

/** How long we wait for the server to speak before we look ourselves, ms. */
export interface Rhythm {
  /** It speaks by itself (IDLE, RFC 2177): a look now and then proves that the connection lives, and sees the sent mails. */
  told: number
  /** It does not. */
  asking: number
}
const RHYTHM: Rhythm = { told: 120_000, asking: 30_000 }

/**
 * Receives for a mailbox until `signal` aborts: what lies there, then what comes, as it comes. Ends with an error when the
 * connection breaks; whoever calls again gets all that came meanwhile.
 */
export async function* receive(account: Account, cursor: unknown, signal: AbortSignal, rhythm: Rhythm = RHYTHM): AsyncGenerator<Arrival> {
  const mailbox = mailboxOf(account)
  await using connection = await openImap(mailbox, signal)
  const { imap } = connection
  const { host } = mailbox.imap
  const bell = makeBell(signal)
  for (const told of ['exists', 'close'] as const) imap.on(told, () => bell.ring()) // from the start: what is told while we read is not missed
  const sent = mailbox.sentFolder ?? (await telling(host, findSentFolder(imap)))
  const folders: Folder[] = [...(sent && sent !== mailbox.folder ? [{ path: sent, direction: 'out' as const }] : []), { path: mailbox.folder, direction: 'in' }]
  const reading: Reading = { imap, account, mailbox, cursor: openCursor(cursor, account.now(), mailbox.days) }
  try {
    while (!signal.aborted) {
      for (const folder of folders) yield* readFolder(reading, folder) // the inbox last, so that it stays open for news
      reading.cursor = lookedAt(reading.cursor, account.now())
      yield { items: [], cursor: reading.cursor }
      await news(imap, bell, imap.capabilities.has('IDLE') ? rhythm.told : rhythm.asking)
    }
  } catch (error) {
    if (!signal.aborted) await telling(host, Promise.reject(error as Error))
  }
}

/** Waits until the bell rings or for so long, and lets the server speak meanwhile. Throws when the connection is broken. */
async function news(imap: ImapFlow, bell: Bell, patience: number): Promise<void> {
  void imap.idle().catch(() => undefined) // ends by itself with the next command; that it breaks is seen below
  await bell.wait(patience)
  if (!imap.usable) throw new Error('the mail server closed the connection')
}
