import type { ImapFlow } from 'imapflow'
import { AccountTrouble, type Account, type Arrival } from '../../adapter.ts'
import type { RawItem } from '../../raw-item.ts'
import { toItem, type MailExtra, type Reader } from '../read/mail.ts'
import { UnreadableMail } from '../read/open-mail.ts'
import type { Mailbox } from '../settings.ts'
import { isPlainNo } from '../trouble.ts'
import { getMail } from './get-mail.ts'
import { newMails, type NewMail } from './new-mails.ts'
import { advance, placeIn, type Cursor, type Place } from './place.ts'

type Broken = NonNullable<Arrival['broken']>[number]

export interface Folder {
  path: string
  direction: 'in' | 'out'
}

export interface Reading {
  imap: ImapFlow
  account: Account
  mailbox: Mailbox
  cursor: Cursor
}

/** A delivery is handed over when it holds so many mails, or so many bytes of them: what is in memory at once. */
const MOST_MAILS = 50
const MOST_BYTES = 16 * 1024 * 1024
/** As much of an unreadable mail as is kept for a person to look at, characters. */
const SHOWN = 20_000

/** Reads what is new in a folder, oldest first. The folder is opened for reading only: nothing in it changes, not even "seen". */
export async function* readFolder(reading: Reading, folder: Folder): AsyncGenerator<Arrival> {
  const { imap, mailbox } = reading
  const opened = await openFolder(imap, folder.path)
  const key = `${mailbox.imap.user} at ${mailbox.imap.host}: ${folder.path}`
  const place = placeIn(reading.cursor, key, opened)
  reading.cursor = advance(reading.cursor, key, place, place.lastUid)
  let batch = emptyBatch()
  const deliver = (): Arrival => {
    const { items, broken } = batch
    batch = emptyBatch()
    return { items, broken, cursor: reading.cursor }
  }
  for await (const { mails, upTo, left } of newMails(imap, place)) {
    if (folder.direction === 'in') reading.account.tell({ waiting: mails.length + left })
    for (const mail of mails) {
      await readInto(batch, reading, folder, place, mail)
      reading.cursor = advance(reading.cursor, key, place, mail.uid)
      batch.bytes += mail.size
      if (batch.items.length + batch.broken.length >= MOST_MAILS || batch.bytes >= MOST_BYTES) yield deliver()
    }
    reading.cursor = advance(reading.cursor, key, place, upTo)
  }
  if (folder.direction === 'in') reading.account.tell({ waiting: 0 })
  if (batch.items.length + batch.broken.length > 0) yield deliver()
}

/** Servers say in many ways that there is no such folder; a plain no is taken for it, one that says it will pass is not. */
export async function openFolder(imap: ImapFlow, path: string) {
  try {
    return await imap.mailboxOpen(path, { readOnly: true })
  } catch (cause) {
    if (!isPlainNo(cause)) throw cause
    throw new AccountTrouble((cause as Error).message, `The folder “${path}” cannot be opened. Look up what it is called in the mailbox and enter that name.`, {
      cause,
    })
  }
}

interface Batch {
  items: RawItem[]
  broken: Broken[]
  bytes: number
}
const emptyBatch = (): Batch => ({ items: [], broken: [], bytes: 0 })

async function readInto(batch: Batch, reading: Reading, folder: Folder, place: Place, mail: NewMail): Promise<void> {
  const where = `${folder.path}, UID ${mail.uid} (UIDVALIDITY ${place.uidValidity})`
  let source: Buffer = Buffer.alloc(0)
  try {
    const got = await getMail(reading.imap, mail)
    if (!got) return
    source = got.source
    const item = await toItem(got.open, readerOf(reading, folder, place, mail))
    batch.items.push(item)
    batch.broken.push(...leftOutOf(item, where))
  } catch (error) {
    if (!(error instanceof UnreadableMail)) throw error
    const raw = `${where}\n\n${source.toString('utf8').slice(0, SHOWN).replaceAll('\u0000', '')}`.toWellFormed()
    batch.broken.push({ place: where, id: null, raw, reason: `This mail could not be read: ${error.message}. It is still in the mailbox.` })
  }
}

const readerOf = ({ account, mailbox }: Reading, { path, direction }: Folder, { uidValidity }: Place, { uid, storedAt }: NewMail): Reader => ({
  ours: mailbox.ours,
  direction,
  storedAt,
  now: account.now(),
  place: { folder: path, uidValidity, uid },
  keepFile: (...file) => account.keepFile(...file),
})

/** What was too large is told where people see it, with the reason. */
const leftOutOf = (item: RawItem, where: string): Broken[] =>
  (item.extra as unknown as MailExtra).leftOut.map(({ name, bytes, reason }) => ({
    place: where,
    id: item.id,
    raw: `${where}: ${name}`,
    reason: `The attachment ${name} (${Math.ceil(bytes / 1024 / 1024)} MB) stayed in the mailbox: ${reason}. The mail itself is here.`,
  }))
