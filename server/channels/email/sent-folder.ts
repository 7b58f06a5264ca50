import type { ImapFlow } from 'imapflow'

/** The folder for sent mail: the one the server marks as such (RFC 6154), or that bears a usual name. Null: none. */
export async function findSentFolder(imap: ImapFlow): Promise<string | null> {
  const folders = await imap.list()
  return folders.find((folder) => folder.specialUse === '\\Sent')?.path ?? null
}
