import { z } from 'zod'
import type { Account, Field } from '../adapter.ts'

/** How a connection is kept from listeners: encrypted from the first byte, after a word in the clear, or not at all. */
const Security = z.enum(['tls', 'starttls', 'none'], 'Write tls, starttls or none.')
const port = z.coerce.number('A number is needed.').int().min(1).max(65_535)
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9.:_-]+$/i, 'Write the name of a server like imap.example.com.')
const address = z.string().trim().toLowerCase().pipe(z.email('Write a mail address like care@example.com.'))

export const Settings = z.object({
  address,
  fromName: z.string().trim().max(200).default(''),
  imapHost: host,
  imapPort: port.default(993),
  imapSecurity: Security.default('tls'),
  /** Empty: the address. */
  user: z.string().trim().max(320).default(''),
  folder: z.string().trim().min(1).max(500).default('INBOX'),
  /** Empty: the one the server marks as such. */
  sentFolder: z.string().trim().max(500).default(''),
  smtpHost: host,
  smtpPort: port.default(465),
  smtpSecurity: Security.default('tls'),
  /** Empty: as for receiving. */
  smtpUser: z.string().trim().max(320).default(''),
  days: z.coerce.number('A number is needed.').int().min(0).max(3650).default(7),
  alsoOurs: z.string().max(5000).default(''),
})
export const Secret = z.object({ password: z.string().min(1), smtpPassword: z.string().default('') })

const text = { kind: 'text', secret: false, required: false } as const

export const fields: readonly Field[] = [
  { ...text, name: 'address', label: 'Mail address', hint: 'What customers write to, and what answers come from', required: true },
  { ...text, name: 'fromName', label: 'Name', hint: 'Shown beside the address, like “Harris Wear Care”' },
  { ...text, name: 'user', label: 'User name', hint: 'Empty: the mail address' },
  { ...text, name: 'password', label: 'Password', hint: 'Gmail and Yahoo want an app password: see the guide', kind: 'password', secret: true, required: true },
  { ...text, name: 'imapHost', label: 'IMAP server', hint: 'Like imap.example.com', required: true },
  { ...text, name: 'imapPort', label: 'IMAP port', hint: '993 with tls, 143 with starttls', kind: 'number', initial: '993' },
  { ...text, name: 'imapSecurity', label: 'IMAP security', hint: 'tls, starttls, or none (only inside your own network)', initial: 'tls' },
  { ...text, name: 'folder', label: 'Folder', hint: 'Where customers’ mail arrives', initial: 'INBOX' },
  { ...text, name: 'sentFolder', label: 'Folder of sent mail', hint: 'Answers from other programs are found there. Empty: as the server says' },
  { ...text, name: 'days', label: 'Days back', hint: 'How much of what is there already is taken in at first', kind: 'number', initial: '7' },
  { ...text, name: 'smtpHost', label: 'SMTP server', hint: 'Like smtp.example.com', required: true },
  { ...text, name: 'smtpPort', label: 'SMTP port', hint: '465 with tls, 587 with starttls', kind: 'number', initial: '465' },
  { ...text, name: 'smtpSecurity', label: 'SMTP security', hint: 'tls, starttls, or none (only inside your own network)', initial: 'tls' },
  { ...text, name: 'smtpUser', label: 'SMTP user name', hint: 'Empty: as for receiving' },
  { ...text, name: 'smtpPassword', label: 'SMTP password', hint: 'Empty: as for receiving', kind: 'password', secret: true },
  { ...text, name: 'alsoOurs', label: 'Other addresses of yours', hint: 'Mail from them is not taken for a customer’s; separated by commas' },
]

/** A server and who we are there. */
export interface Server {
  host: string
  port: number
  security: z.output<typeof Security>
  user: string
  password: string
}

/** A mail channel as its parts use it. */
export interface Mailbox {
  address: string
  fromName: string | null
  imap: Server
  smtp: Server
  folder: string
  sentFolder: string | null
  /** How far back the first look goes, days. */
  days: number
  /** All our own addresses. */
  ours: string[]
}

export function mailboxOf(account: Pick<Account, 'settings' | 'secret'>): Mailbox {
  const s = Settings.parse(account.settings)
  const { password, smtpPassword } = Secret.parse(account.secret)
  const user = s.user || s.address
  return {
    address: s.address,
    fromName: s.fromName || null,
    imap: { host: s.imapHost, port: s.imapPort, security: s.imapSecurity, user, password },
    smtp: { host: s.smtpHost, port: s.smtpPort, security: s.smtpSecurity, user: s.smtpUser || user, password: smtpPassword || password },
    folder: s.folder,
    sentFolder: s.sentFolder || null,
    days: s.days,
    ours: [s.address, user, ...s.alsoOurs.split(/[\s,;]+/)].map((one) => one.toLowerCase()).filter((one) => one.includes('@')),
  }
}
