import type { Account, Adapter } from '../adapter.ts'
import { openImap } from './connect.ts'
import { reach } from './reach.ts'
import { receive, type Rhythm } from './receive/receive.ts'
import { openFolder } from './receive/read-folder.ts'
import { checkSmtp } from './send/submit.ts'
import { chooseId, find, send } from './send/send.ts'
import { findSentFolder } from './sent-folder.ts'
import { fields, mailboxOf, Secret, Settings } from './settings.ts'
import { telling } from './trouble.ts'

/** Signs in on both sides, opens the folders, and keeps the name of the one for sent mail if the server told it. */
async function check(account: Account): ReturnType<Adapter['check']> {
  const mailbox = mailboxOf(account)
  await using connection = await openImap(mailbox)
  const { imap } = connection
  await openFolder(imap, mailbox.folder)
  const sentFolder = mailbox.sentFolder ?? (await telling(mailbox.imap.host, findSentFolder(imap)))
  if (sentFolder) await openFolder(imap, sentFolder)
  await checkSmtp(mailbox)
  const { address } = mailbox
  return {
    accountName: address,
    own: { id: address, handle: address, name: mailbox.fromName },
    settings: { ...account.settings, sentFolder: sentFolder ?? '' },
  }
}

/** A mailbox, by IMAP and SMTP. */
export const makeEmail = (rhythm?: Rhythm): Adapter => ({
  network: 'email',
  title: 'Email',
  about: 'A mailbox that customers write to, read by IMAP and answered by SMTP.',
  guide: 'channels/email.md',
  fields,
  settings: Settings,
  secret: Secret,
  check,
  receive: (account, cursor, signal) => receive(account, cursor, signal, rhythm),
  chooseId,
  find,
  send,
  reach,
})

export const email = makeEmail()
