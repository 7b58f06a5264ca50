import { CARE, mailServerName, startMailServer } from '../../../test/mail-server.ts'
import { startSmtpReceiver } from '../../../test/smtp-receiver.ts'
import { SOME, wordsOf, type Peer } from './peer.ts'

const CUSTOMERS = 50

/** Mails in an inbox. */
export async function fillMail(): Promise<Peer> {
  const [server, smtp] = await Promise.all([startMailServer(), startSmtpReceiver()])
  const at = Date.now() - 3_600_000
  for (let n = 0; n < SOME; n++) {
    const from = `Customer <customer-${n % CUSTOMERS}@mail.example>`
    const date = new Date(at + n * 1000).toUTCString()
    await server.deliver(`From: ${from}\nTo: ${CARE}\nSubject: Parcel ${n}\nMessage-ID: <${n}@mail.example>\nDate: ${date}\n\n${wordsOf(n)}\n`)
  }
  const [imap, out] = [
    { imapHost: '127.0.0.1', imapPort: server.imap, imapSecurity: 'none' },
    { smtpHost: '127.0.0.1', smtpPort: smtp.port, smtpSecurity: 'none' },
  ]
  return {
    network: 'email',
    title: mailServerName,
    count: SOME,
    fields: { address: CARE, fromName: 'Shop', password: 'secret', ...imap, ...out },
    async [Symbol.asyncDispose]() {
      await Promise.all([server[Symbol.asyncDispose](), smtp[Symbol.asyncDispose]()])
    },
  }
}
