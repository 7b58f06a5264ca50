import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
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
  expect((await later.post('/api/auth/two-factor/verify-totp', { code: codeNow(totpURI) })).statusCode).toBe(200)
  expect((await later.get('/api/v1/me')).statusCode).toBe(200)

  const withoutPhone = makeVisitor(server.http)
  await withoutPhone.post('/api/auth/sign-in/email', ada)
  expect((await withoutPhone.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).statusCode).toBe(200)
  expect((await withoutPhone.get('/api/v1/me')).statusCode).toBe(200)
})

/** What an authenticator app shows (RFC 6238: SHA-1, 30 s, six digits). */
function codeNow(uri: string): string {
  const secret = base32(new URL(uri).searchParams.get('secret')!)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  return String((mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** RFC 4648, section 6. */
function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
}
