import { connect, type AddressInfo, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import hoodiecrow from 'hoodiecrow-imap'
import { createTransport } from 'nodemailer'
import { hasDovecot, startDovecot } from './dovecot.ts'

/** A mail server for the tests. Everyone's password is `secret`; sent mail lies in the folder "Sent Mail", marked as such. */
export interface MailServer extends AsyncDisposable {
  /** Its IMAP port on 127.0.0.1, unencrypted. */
  imap: number
  /** Brings a mail into somebody's inbox, as the world does. Line ends may be `\n`. */
  deliver(mail: string | Buffer, to?: string): Promise<void>
  /** Numbers a folder anew, as a server does that lost its index. */
  changeUidValidity(folder: string, to?: string): Promise<void>
  /** Cuts every connection, as a restart does. */
  dropConnections(): Promise<void>
}

export const CARE = 'care@shop.example'
const wire = (mail: string | Buffer): Buffer => (typeof mail === 'string' ? Buffer.from(mail.replace(/\r?\n/g, '\r\n')) : mail)

/** The same IMAP behind TLS, under a certificate of its own making. */
export async function putBehindTls(imap: number, { key, cert }: { key: string; cert: string }): Promise<{ port: number } & AsyncDisposable> {
  const server = createServer({ key, cert }, (outside) => {
    const inside = connect(imap, '127.0.0.1')
    for (const socket of [outside, inside]) socket.on('error', () => (outside.destroy(), inside.destroy()))
    outside.pipe(inside).pipe(outside)
  }).on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The software there is: Dovecot, else an IMAP server from npm that knows enough. `AERIE_TEST_MAIL=lesser` asks for the latter. */
const isReal = hasDovecot() && process.env['AERIE_TEST_MAIL'] !== 'lesser'
export const mailServerName = isReal ? 'Dovecot' : 'hoodiecrow-imap from npm, for want of a Dovecot'

export const startMailServer = (): Promise<MailServer> => (isReal ? startReal() : startLesser())

async function startReal(): Promise<MailServer> {
  const dovecot = await startDovecot()
  const lmtp = createTransport({ host: '127.0.0.1', port: dovecot.lmtp, lmtp: true, ignoreTLS: true } as object)
  let uidValidity = 1_000
  return {
    imap: dovecot.imap,
    deliver: async (mail, to = CARE) => void (await lmtp.sendMail({ envelope: { from: 'sender@example.com', to }, raw: wire(mail) })),
    changeUidValidity: async (folder, to = CARE) =>
      void (await dovecot.doveadm('mailbox', 'update', '-u', to, '--uid-validity', String(uidValidity++), folder)),
    dropConnections: async () => void (await dovecot.doveadm('kick', '*')),
    [Symbol.asyncDispose]: () => dovecot[Symbol.asyncDispose](),
  }
}

async function startLesser(): Promise<MailServer> {
  const server = hoodiecrow({
    plugins: ['IDLE', 'UIDPLUS', 'SPECIAL-USE', 'UNSELECT', 'ENABLE', 'ID', 'LITERALPLUS', 'SASL-IR', 'AUTH-PLAIN'],
    users: { [CARE]: { password: 'secret' } },
    storage: { INBOX: {}, '': { separator: '/', folders: { 'Sent Mail': { 'special-use': '\\Sent' } } } },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => void sockets.add(socket.on('close', () => sockets.delete(socket))))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let uidValidity = 1_000
  const drop = (): void => sockets.forEach((socket) => socket.destroy())
  return {
    imap: (server.server.address() as { port: number }).port,
    deliver: async (mail) => server.appendMessage('INBOX', [], null, wire(mail).toString('latin1')),
    changeUidValidity: async (folder) => void (server.getMailbox(folder).uidvalidity = uidValidity++),
    dropConnections: async () => drop(),
    async [Symbol.asyncDispose]() {
      drop()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}
