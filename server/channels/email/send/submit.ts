import { createTransport } from 'nodemailer'
import { AccountTrouble } from '../../adapter.ts'
import { reachableAddress, serverName } from '../reachable.ts'
import type { Mailbox } from '../settings.ts'
import { telling } from '../trouble.ts'
import type { Composed } from './compose.ts'

const SECOND = 1000

/** The connection is made to the address that was checked. */
async function openSmtp({ smtp }: Mailbox) {
  const { host, port, security, user, password } = smtp
  return createTransport({
    host: await telling(host, reachableAddress(smtp)),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', ...serverName(host) },
    auth: { user, pass: password },
    connectionTimeout: 15 * SECOND,
    greetingTimeout: 15 * SECOND,
    socketTimeout: 60 * SECOND,
    dnsTimeout: 15 * SECOND,
  })
}

/** Tries to sign in where mail is sent. Throws AccountTrouble with what to do. */
export async function checkSmtp(mailbox: Mailbox): Promise<void> {
  const { host } = mailbox.smtp
  await telling(host, (await openSmtp(mailbox)).verify())
}

/**
 * Hands a mail to the SMTP server. When this returns, the server has taken it over and will deliver it or say so (RFC 5321
 * §6.1). Throws an AccountTrouble when it never will (5xx); anything else may be tried again, and may have been taken.
 */
export async function submit(mailbox: Mailbox, { raw, to }: Composed): Promise<void> {
  const { host } = mailbox.smtp
  const smtp = await openSmtp(mailbox)
  if (to.some((address) => !address.includes('@')))
    throw new AccountTrouble('no address to answer to', 'It is not known what address to answer to. Write to them from your mail program.')
  await telling(host, smtp.sendMail({ envelope: { from: mailbox.address, to }, raw }))
}
