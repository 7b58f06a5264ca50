import { expect, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../../test/database.ts'
import { startIdentityProvider, type IdentityProvider } from '../../../test/identity-provider.ts'
import { makeServer, type TestServer } from '../../../test/server.ts'
import { makeVisitor, type Visitor } from '../../../test/visitor.ts'

const CALLBACK = 'http://aerie.test/api/auth/callback/oidc'
const people = {
  bea: { email: 'bea@example.com', email_verified: true, name: 'Bea' },
  mallory: { email: 'mallory@example.com', email_verified: true, name: 'Mallory' },
  liar: { email: 'ada@example.com', email_verified: false, name: 'Says she is Ada' },
}

const start = (database: TestDatabase, provider: IdentityProvider, env: Record<string, string> = {}): Promise<TestServer> =>
  makeServer(database, {
    env: { AERIE_OIDC_ISSUER: provider.issuer, AERIE_OIDC_CLIENT_ID: provider.clientId, AERIE_OIDC_CLIENT_SECRET: provider.clientSecret, ...env },
  })

/** Signs in by the provider. @returns the browser, and where it was sent in the end */
async function signIn(server: TestServer, provider: IdentityProvider, person: string): Promise<{ browser: Visitor; landed: string }> {
  const browser = makeVisitor(server.http)
  const { url } = (await browser.post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '/desk', errorCallbackURL: '/sign-in' })).json()
  const back = new URL(await provider.signInAs(person, url))
  const answer = await browser.get(back.pathname + back.search)
  return { browser, landed: String(answer.headers.location) }
}

test('an invited member signs in at the company’s identity provider, again and again', async () => {
  await using provider = await startIdentityProvider(CALLBACK, people)
  await using database = await makeDatabase()
  await using server = await start(database, provider)
  const boss = await server.asMember('administrator')
  const { member } = await boss.call('POST /members', { body: { name: 'Bea', email: 'bea@example.com', role: 'seller', teams: [] } })
  for (const time of ['first', 'second']) {
    const { browser, landed } = await signIn(server, provider, 'bea')
    expect(landed, `the ${time} time`).toMatch(/\/desk$/)
    expect((await browser.get('/api/v1/me')).json(), `the ${time} time`).toMatchObject({ id: member.id, role: 'seller', invited: false })
  }
})

test('who was not invited is refused, and so is an address the provider has not verified', async () => {
  await using provider = await startIdentityProvider(CALLBACK, people)
  await using database = await makeDatabase()
  await using server = await start(database, provider)
  await server.asMember('administrator', { email: 'ada@example.com' })
  for (const person of ['mallory', 'liar']) {
    const { browser, landed } = await signIn(server, provider, person)
    expect(landed, person).toMatch(/\/sign-in\?error=/)
    expect((await browser.get('/api/v1/me')).statusCode, person).toBe(401)
  }
  const { rows } = await database.pool.query('select email from auth."user"')
  expect(rows).toEqual([{ email: 'ada@example.com' }])
})

test('with AERIE_OIDC_ROLE everybody whom the provider knows may come in, as that', async () => {
  await using provider = await startIdentityProvider(CALLBACK, people)
  await using database = await makeDatabase()
  await using server = await start(database, provider, { AERIE_OIDC_ROLE: 'viewer' })
  const { browser } = await signIn(server, provider, 'mallory')
  expect((await browser.get('/api/v1/me')).json()).toMatchObject({ email: 'mallory@example.com', name: 'Mallory', role: 'viewer' })
})

test('a removed member does not come back in by the provider', async () => {
  await using provider = await startIdentityProvider(CALLBACK, people)
  await using database = await makeDatabase()
  await using server = await start(database, provider)
  const boss = await server.asMember('administrator')
  const { member } = await boss.call('POST /members', { body: { name: 'Bea', email: 'bea@example.com', role: 'seller', teams: [] } })
  await signIn(server, provider, 'bea')
  await boss.call('DELETE /members/:id', { params: member })
  const { browser } = await signIn(server, provider, 'bea')
  expect((await browser.get('/api/v1/me')).statusCode).toBe(401)
})
