import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { makeVisitor } from '../../../test/visitor.ts'

const ada = { email: 'ada@example.com', password: 'a long pass phrase' }
const env = { AERIE_ADMIN_EMAIL: ada.email, AERIE_ADMIN_PASSWORD: ada.password }

test('a member signs in with their password, and out', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env })
  const browser = makeVisitor(server.http)
  const wrong = await browser.post('/api/auth/sign-in/email', { ...ada, password: 'another pass phrase' })
  expect(wrong.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(wrong.json()).toMatchObject({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD', detail: 'Invalid email or password' })
  expect((await browser.get('/api/v1/me')).statusCode).toBe(401)
  expect((await browser.post('/api/auth/sign-in/email', ada)).statusCode).toBe(200)
  expect((await browser.get('/api/v1/me')).json()).toMatchObject({ email: ada.email, role: 'administrator', invited: false })
  await browser.post('/api/auth/sign-out')
  expect((await browser.get('/api/v1/me')).statusCode).toBe(401)
})

test('nobody makes themselves an account', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env })
  const browser = makeVisitor(server.http)
  expect((await browser.post('/api/auth/sign-up/email', { name: 'Mallory', email: 'm@example.com', password: 'a long pass phrase' })).statusCode).toBe(404)
})

test('the session cookie is out of reach of scripts, and of plain http where the address is https', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { ...env, AERIE_URL: 'https://care.example.com' } })
  const answer = await makeVisitor(server.http, 'https://care.example.com').post('/api/auth/sign-in/email', ada)
  const cookie = answer.cookies.find((one) => one.name === '__Secure-aerie.session_token')
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' })
  expect(answer.headers['strict-transport-security']).toContain('max-age=31536000')
})

test('a page of somebody else cannot write with our cookie, neither here nor at sign-in', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env })
  const browser = makeVisitor(server.http)
  await browser.post('/api/auth/sign-in/email', ada)
  const brand = { name: 'Feather' }
  expect((await browser.post('/api/v1/brands', brand, { origin: 'https://evil.example' })).json()).toMatchObject({ status: 403, code: 'foreign-page' })
  expect((await browser.post('/api/v1/brands', brand, { origin: '' })).statusCode).toBe(403)
  expect((await browser.post('/api/auth/revoke-sessions', {}, { origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await browser.post('/api/v1/brands', brand)).statusCode).toBe(200)
})

test('without AERIE_URL the address in the browser counts as ours', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { ...env, AERIE_URL: '' } })
  const browser = makeVisitor(server.http, 'http://192.168.1.7:4600')
  expect((await browser.post('/api/auth/sign-in/email', ada)).statusCode).toBe(200)
  expect((await browser.post('/api/v1/brands', { name: 'Feather' })).statusCode).toBe(200)
  expect((await browser.post('/api/v1/brands', { name: 'Wing' }, { origin: 'http://evil.example' })).statusCode).toBe(403)
})

test('a removed member is signed out at once, whatever their browser has kept', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env })
  const [browser, boss] = [makeVisitor(server.http), await server.asMember('administrator')]
  await browser.post('/api/auth/sign-in/email', ada)
  const me = (await browser.get('/api/v1/me')).json()
  expect([...browser.cookies.keys()]).toContain('aerie.session_data')
  await boss.call('DELETE /members/:id', { params: { id: me.id } })
  expect((await browser.get('/api/v1/me')).statusCode).toBe(401)
  expect((await makeVisitor(server.http).post('/api/auth/sign-in/email', ada)).statusCode).toBe(401)
})

const statuses = async (answers: Promise<{ statusCode: number }>[]) => (await Promise.all(answers)).map((one) => one.statusCode)

test('guessing is slowed down: an address after 20 tries a minute, an account after 30 from wherever', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { ...env, AERIE_TRUST_PROXY: '127.0.0.1' } })
  const from = (address: string, path: string, body: object) => makeVisitor(server.http).post(path, body, { 'x-forwarded-for': address })
  const ofOneAddress = await statuses(Array.from({ length: 22 }, () => from('203.0.113.7', '/api/auth/sign-in/social', { provider: 'none' })))
  expect(ofOneAddress.filter((status) => status === 429)).toHaveLength(2)
  const onOneAccount = await statuses(
    Array.from({ length: 32 }, (_, i) => from(`198.51.100.${i}`, '/api/auth/sign-in/email', { email: 'ada@example.com', password: 'wrong wrong wrong' })),
  )
  expect(onOneAccount.filter((status) => status === 429)).toHaveLength(2)
})
