import { expect, test } from 'vitest'
import { codeNow } from '../../../test/authenticator.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { makeVisitor } from '../../../test/visitor.ts'

const ada = { email: 'ada@example.com', password: 'a long pass phrase' }

test('with a second factor the password alone opens nothing; a code or a backup code does', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { AERIE_ADMIN_EMAIL: ada.email, AERIE_ADMIN_PASSWORD: ada.password } })
  const browser = makeVisitor(server.http)
  await browser.post('/api/auth/sign-in/email', ada)
  const { totpURI, backupCodes } = (await browser.post('/api/auth/two-factor/enable', { password: ada.password })).json()
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: codeNow(totpURI) })).statusCode).toBe(200)
  expect((await browser.get('/api/v1/me')).json()).toMatchObject({ twoFactor: true })

  const later = makeVisitor(server.http)
  expect((await later.post('/api/auth/sign-in/email', ada)).json()).toMatchObject({ twoFactorRedirect: true })
  expect((await later.get('/api/v1/me')).statusCode).toBe(401)
  expect((await later.post('/api/auth/two-factor/verify-totp', { code: '000000' })).statusCode).toBe(401)
  expect((await later.post('/api/auth/two-factor/verify-totp', { code: codeNow(totpURI, 1) })).statusCode).toBe(200)
  expect((await later.get('/api/v1/me')).statusCode).toBe(200)

  const withoutPhone = makeVisitor(server.http)
  await withoutPhone.post('/api/auth/sign-in/email', ada)
  expect((await withoutPhone.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).statusCode).toBe(200)
  expect((await withoutPhone.get('/api/v1/me')).statusCode).toBe(200)
})

test('a code counts once: not the one that switched the second factor on, nor one of two that come at once, nor an earlier one', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { AERIE_ADMIN_EMAIL: ada.email, AERIE_ADMIN_PASSWORD: ada.password } })
  const browser = makeVisitor(server.http)
  await browser.post('/api/auth/sign-in/email', ada)
  const { totpURI } = (await browser.post('/api/auth/two-factor/enable', { password: ada.password })).json()
  const first = codeNow(totpURI)
  await browser.post('/api/auth/two-factor/verify-totp', { code: first })
  const thieves = [makeVisitor(server.http), makeVisitor(server.http)]
  for (const thief of thieves) await thief.post('/api/auth/sign-in/email', ada)
  const tries = (code: string) => Promise.all(thieves.map(async (thief) => (await thief.post('/api/auth/two-factor/verify-totp', { code })).json()))
  expect(await tries(first)).toMatchObject([{ status: 401, code: 'CODE_ALREADY_USED' }, { code: 'CODE_ALREADY_USED' }])
  expect((await tries(codeNow(totpURI, 1))).filter((one) => one.code === 'CODE_ALREADY_USED')).toHaveLength(1)
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: codeNow(totpURI) })).json()).toMatchObject({ code: 'CODE_ALREADY_USED' })
})

test('an administrator takes a lost second factor away: signed out everywhere, the password alone lets in, trusted devices are forgotten', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { AERIE_ADMIN_EMAIL: ada.email, AERIE_ADMIN_PASSWORD: ada.password } })
  const browser = makeVisitor(server.http)
  await browser.post('/api/auth/sign-in/email', ada)
  const { id } = (await browser.get('/api/v1/me')).json()
  const [boss, agent] = [await server.asMember('administrator'), await server.asMember('agent')]
  const her = { params: { id } }
  expect(await boss.refused('DELETE /members/:id/second-factor', her)).toMatchObject({ status: 409, code: 'no-second-factor' })
  const { totpURI } = (await browser.post('/api/auth/two-factor/enable', { password: ada.password })).json()
  await browser.post('/api/auth/two-factor/verify-totp', { code: codeNow(totpURI), trustDevice: true })
  expect(await agent.refused('DELETE /members/:id/second-factor', her)).toMatchObject({ status: 403 })
  expect(await server.stranger.refused('DELETE /members/:id/second-factor', her)).toMatchObject({ status: 401 })
  expect(await boss.call('DELETE /members/:id/second-factor', her)).toMatchObject({ twoFactor: false })
  expect((await browser.get('/api/v1/me')).statusCode).toBe(401)
  expect((await browser.post('/api/auth/sign-in/email', ada)).json()).not.toHaveProperty('twoFactorRedirect')
  const again = (await browser.post('/api/auth/two-factor/enable', { password: ada.password })).json()
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code: codeNow(again.totpURI) })).statusCode).toBe(200)
  await browser.post('/api/auth/sign-out', {})
  expect((await browser.post('/api/auth/sign-in/email', ada)).json()).toMatchObject({ twoFactorRedirect: true })
})
