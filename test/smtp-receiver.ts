import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import { SMTPServer } from 'smtp-server'

/** A mail as the world got it. */
export interface Received {
  from: string
  to: string[]
  raw: Buffer
}

/** An SMTP server that keeps what it takes. Its user is anyone with the password `secret`. */
export interface SmtpReceiver extends AsyncDisposable {
  port: number
  mails: Received[]
  /** Says no: at the sign-in, to an address, or to a mail that it has read. Null: takes it. */
  refuse: { auth?: SmtpNo; address?: SmtpNo; mail?: SmtpNo }
  /** Runs when a mail was taken over, before the sender hears of it. */
  beforeYes: () => Promise<void>
  /** Takes the mail over, and dies before it can say so. */
  diesAfterTaking: boolean
}

/** A reply like `550 5.1.1 User unknown`. */
export interface SmtpNo {
  code: number
  text: string
}
const no = ({ code, text }: SmtpNo): Error => Object.assign(new Error(text), { responseCode: code })

export async function startSmtpReceiver(): Promise<SmtpReceiver> {
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    hideSize: true,
    onAuth: ({ password, username }, _, done) =>
      self.refuse.auth
        ? done(no(self.refuse.auth))
        : password === 'secret'
          ? done(null, { user: username })
          : done(no({ code: 535, text: '5.7.8 Wrong password' })),
    onRcptTo: (_, __, done) => done(self.refuse.address ? no(self.refuse.address) : null),
    onData(stream, session, done) {
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
      const take = async (): Promise<void> => {
        const raw = await buffer(stream)
        if (self.refuse.mail) throw no(self.refuse.mail)
        self.mails.push({ from, to: session.envelope.rcptTo.map(({ address }) => address), raw })
        await self.beforeYes()
        if (!self.diesAfterTaking) return
        server.connections.forEach((connection) => connection.close())
        await new Promise(() => undefined)
      }
      callbackify(take)((error) => done(error))
    },
  }).on('error', () => undefined)
  const self: SmtpReceiver = {
    port: 0,
    mails: [],
    refuse: {},
    beforeYes: () => Promise.resolve(),
    diesAfterTaking: false,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  self.port = (server.server.address() as AddressInfo).port
  return self
}
