import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { mailAccount } from '../../../test/mail-account.ts'
import { inPerson } from '../connecting/credentials.ts'
import { watchOver } from '../receiving/watch-over.ts'
import { email } from './adapter.ts'
import { openImap } from './connect.ts'
import { openFolder } from './receive/read-folder.ts'
import { mailboxOf } from './settings.ts'

/** What answers where a mail server should. */
async function answering(talk: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)))
    talk(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { mailbox: mailboxOf(mailAccount({ imap: (server.address() as AddressInfo).port })) }
}

/** Byte by byte, without end: what was said, and then spaces. */
const drip = (socket: Socket, said = ''): void => {
  let nth = 0
  const timer = setInterval(() => socket.write(said[nth++] ?? ' '), 10)
  socket.once('close', () => clearInterval(timer))
}

const GREETING = '* OK [CAPABILITY IMAP4rev1] ready\r\n'
/** Greets, and answers each command by this. */
const then =
  (answer: (socket: Socket, tag: string, said: string) => void) =>
  (socket: Socket): void => {
    socket.write(GREETING)
    socket.on('data', (chunk: Buffer) => answer(socket, chunk.toString().split(' ')[0]!, chunk.toString()))
  }

const WRONG: Record<string, (socket: Socket) => void> = {
  'a web server': (socket) => socket.on('data', () => undefined).end('HTTP/1.1 400 Bad Request\r\ncontent-type: text/html\r\n\r\n<html>Bad request</html>'),
  'bytes of no meaning': (socket) => socket.write(Buffer.from(Array.from({ length: 4_000 }, (_, nth) => (nth * 37) % 256))),
  'bytes of no meaning, and an end': (socket) => socket.end(Buffer.from(Array.from({ length: 4_000 }, (_, nth) => (nth * 37) % 256))),
  'a line without end': (socket) => {
    const more = (): void => void (socket.destroyed || socket.write('x'.repeat(64 * 1024), () => setImmediate(more)))
    more()
  },
  'a greeting that drips': (socket) => drip(socket, '* OK'),
  silence: () => undefined,
  'a goodbye': (socket) => socket.end('* BYE too many connections\r\n'),
  'answers that drip': then((socket) => drip(socket, '* CAPABILITY ')),
  'garbage for every answer': then((socket) => socket.write('\u0000\u0001)(}{"\r\n* 99999999999999999999 FETCH (((\r\n')),
  'other people’s answers': then((socket) => socket.write('Z99 OK done\r\n')),
}

const SOON = { greeting: 200, silence: 400, signIn: 800 }

test.each(Object.keys(WRONG))('%s in the place of a mail server is given up in time, tried again, and said in words to who waits', async (name) => {
  const { mailbox } = await answering(WRONG[name]!)
  const error = await openImap(mailbox, undefined, SOON).then(
    () => null,
    (no: unknown) => no,
  )
  expect(error).toMatchObject({ needsYou: false, advice: expect.stringMatching(/^127\.0\.0\.1 does not answer as a mail server does \(“.+”\)\. Check/) })
  expect(inPerson(email, error)).toMatchObject({ code: 'channel-refused', message: expect.stringContaining('Check its name, port and security') })
})

test('a mailbox whose answers drip while it is read is given up, too', async () => {
  const { mailbox } = await answering(
    then((socket, tag, said) => {
      if (/ SELECT | EXAMINE /i.test(said)) drip(socket, '* FLAGS (')
      else socket.write(`${/CAPABILITY/i.test(said) ? '* CAPABILITY IMAP4rev1\r\n' : ''}${tag} OK done\r\n`)
    }),
  )
  const over = watchOver(new AbortController().signal, 300)
  await using connection = await openImap(mailbox, over.signal, SOON)
  const reading = async function* () {
    yield await openFolder(connection.imap, 'INBOX')
  }
  const read = async (): Promise<void> => {
    for await (const _ of over.over(reading())) expect.unreachable()
  }
  await expect(read()).rejects.toThrow('nothing was heard')
})
