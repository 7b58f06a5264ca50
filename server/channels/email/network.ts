import type { Account, Adapter } from '../adapter.ts'
import { openImap } from './connect.ts'
import { openFolder } from './receive/read-folder.ts'
import { checkSmtp } from './send/submit.ts'
import { findSentFolder } from './sent-folder.ts'
import { mailboxOf } from './settings.ts'
import { telling } from './trouble.ts'
export { receive } from './receive/receive.ts'
export { find, send } from './send/send.ts'

/** Signs in on both sides, opens the folders, and keeps the name of the one for sent mail if the server told it. */
export async function check(account: Account): ReturnType<Adapter['check']> {
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
