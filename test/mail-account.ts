import { NO_LETTERS, NO_WATCHES } from '../server/channels/receiving/heard.ts'
import type { Account } from '../server/channels/adapter.ts'
import { CARE, type MailServer } from './mail-server.ts'

/** A mail channel of the tests, with the files it kept. What is not said about SMTP leads nowhere. */
export function mailAccount(
  { imap }: Pick<MailServer, 'imap'>,
  settings: Record<string, unknown> = {},
  password = 'secret',
): Account & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  return {
    channelId: 'channel-1',
    name: 'Mail',
    settings: {
      address: CARE,
      fromName: 'Shop Care',
      imapHost: '127.0.0.1',
      imapPort: imap,
      imapSecurity: 'none',
      smtpHost: '127.0.0.1',
      smtpPort: 1,
      smtpSecurity: 'none',
      ...settings,
    },
    secret: { password },
    home: { url: 'http://localhost:4600', local: true, key: () => Buffer.alloc(32) },
    watches: NO_WATCHES,
    letters: NO_LETTERS,
    readSecret: () => Promise.resolve({ password }),
    keepSecret: () => Promise.resolve(),
    alone: (work) => work(),
    handOver: () => Promise.reject(new Error('nobody reads mail here')),
    async keepFile(name, type, bytes) {
      const file = `file-${files.size + 1}`
      files.set(file, bytes)
      return { file, name, type, bytes: bytes.length }
    },
    readFile: async (file) => files.get(file)!,
    files,
    tell: () => undefined,
    now: () => new Date(),
  }
}
