import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer, type TestServer } from '../../../test/server.ts'
import { makeVisitor } from '../../../test/visitor.ts'

const bea = { name: 'Bea', email: 'Bea@Example.com', role: 'agent', teams: [] as string[] } as const
const newPassword = 'another long phrase'
const tokenIn = (link: string): string => new URL(link).searchParams.get('token')!
const take = async (server: TestServer, link: string) =>
  (await makeVisitor(server.http).post('/api/auth/reset-password', { token: tokenIn(link), newPassword })).statusCode
const signIn = async (server: TestServer) => {
  const browser = makeVisitor(server.http)
  const { statusCode } = await browser.post('/api/auth/sign-in/email', { email: 'bea@example.com', password: newPassword })
  return { browser, statusCode }
}

test('an invited member sets a password by the link handed over, once, and then works here', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  const { member, link } = await boss.call('POST /members', { body: { ...bea, teams: [server.teams.sales.id] } })
  expect(member).toMatchObject({ name: 'Bea', email: 'bea@example.com', role: 'agent', invited: true, teams: [{ name: 'Sales' }] })
  expect((await signIn(server)).statusCode).toBe(401)
  expect(await take(server, link!)).toBe(200)
  expect(await take(server, link!), 'a second time').toBe(400)
  const { browser } = await signIn(server)
  expect((await browser.get('/api/v1/me')).json()).toMatchObject({ id: member.id, invited: false })
  const { rows } = await database.pool.query(`select kind from platform.fact where data->>'memberId' = $1 order by seq`, [member.id])
  expect(rows.map((row) => row.kind)).toEqual(['member.invited', 'member.joined'])
})

test('a new link ends the one before, and a removed member’s link opens nothing', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  const { member, link: first } = await boss.call('POST /members', { body: { ...bea, teams: [] } })
  const { link: second } = await boss.call('POST /members/:id/invite', { params: member })
  expect(await take(server, first!)).toBe(400)
  await boss.call('DELETE /members/:id', { params: member })
  expect(await take(server, second!)).toBe(400)
  expect((await boss.call('POST /members', { body: { ...bea, teams: [] } })).member.id, 'invited anew').not.toBe(member.id)
})

test('an address can be a member’s only once', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  await boss.call('POST /members', { body: { ...bea, teams: [] } })
  expect(await boss.refused('POST /members', { body: { ...bea, email: 'BEA@example.com', teams: [] } })).toMatchObject({ status: 409, code: 'address-in-use' })
})

test('with outgoing mail the link goes to the member alone, and so does a forgotten password’s', async () => {
  await using mails = await receiveMail()
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { AERIE_SMTP_URL: mails.url, AERIE_MAIL_FROM: 'aerie@example.com' } })
  await server.startWorkers()
  const boss = await server.asMember('administrator')
  expect((await boss.call('POST /members', { body: { ...bea, teams: [] } })).link).toBeNull()
  expect(await take(server, linkIn(await mails.next()))).toBe(200)
  await makeVisitor(server.http).post('/api/auth/request-password-reset', { email: 'nobody@example.com' })
  await makeVisitor(server.http).post('/api/auth/request-password-reset', { email: 'bea@example.com' })
  const reset = await mails.next()
  expect(reset).toMatch(/^To: bea@example.com$/m)
  const { browser: before } = await signIn(server)
  expect(await take(server, linkIn(reset))).toBe(200)
  expect((await before.get('/api/v1/me')).statusCode, 'a reset ends all sessions').toBe(401)
})

const linkIn = (mail: string): string => /http:\S+/.exec(mail.replaceAll('=\r\n', '').replaceAll('=3D', '='))![0]

/** A mail server that keeps what it gets. */
async function receiveMail(): Promise<AsyncDisposable & { url: string; next(): Promise<string> }> {
  const got: string[] = []
  const waiting: ((mail: string) => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let mail = ''
      stream.on('data', (bytes: Buffer) => (mail += bytes.toString()))
      stream.on('end', () => {
        const taker = waiting.shift()
        if (taker) taker(mail)
        else got.push(mail)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    next: () => (got.length > 0 ? Promise.resolve(got.shift()!) : new Promise((resolve) => waiting.push(resolve))),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
