import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'
import { makeVisitor } from '../../test/visitor.ts'
import { openLog } from './log.ts'

/** A log that is kept, at its most talkative. */
function keptLog(): { lines: string[]; log: ReturnType<typeof openLog> } {
  const lines: string[] = []
  return { lines, log: openLog('trace', { write: (line: string) => void lines.push(line) }) }
}

test('whatever people do, no password, token, key or cookie is written to the log', async () => {
  await using database = await makeDatabase()
  const { lines, log } = keptLog()
  const password = 'a long pass phrase'
  await using server = await makeServer(database, { log, env: { AERIE_ADMIN_EMAIL: 'ada@example.com', AERIE_ADMIN_PASSWORD: password } })
  const [browser, boss] = [makeVisitor(server.http), await server.asMember('administrator')]
  await browser.post('/api/auth/sign-in/email', { email: 'ada@example.com', password: 'wrong wrong wrong' })
  await browser.post('/api/auth/sign-in/email', { email: 'ada@example.com', password })
  const { key } = await boss.call('POST /keys', { body: { name: 'k', role: 'viewer' }, key: 'an idempotency key' })
  const { link } = await boss.call('POST /members', { body: { name: 'Bea', email: 'bea@example.com', role: 'agent' } })
  const token = new URL(link!).searchParams.get('token')!
  await browser.get(`/reset-password?token=${token}`)
  await browser.post(`/api/auth/reset-password?token=${token}`, { newPassword: 'shorty' })
  await browser.post('/api/v1/setup', { code: 'a setup code', password })
  await server.http.inject({ url: '/api/v1/teams', headers: { authorization: `Bearer ${key}` } })
  await database.pool.query('alter table auth.session rename to session_hidden')
  await browser.get('/api/v1/me')
  await browser.post('/api/auth/sign-in/email', { email: 'ada@example.com', password })
  const said = lines.join('')
  expect(said, 'the faults are there').toContain('fault')
  for (const secret of [
    password,
    'wrong wrong wrong',
    'shorty',
    'a setup code',
    key,
    key.slice(6),
    token,
    ...browser.cookies.values(),
    boss.headers['cookie']!.split('=')[1]!,
  ])
    expect(said).not.toContain(secret)
})

test('a value named like a secret is replaced, wherever it stands', () => {
  const { lines, log } = keptLog()
  log.info({ password: 's3', channel: { secret: 's3', settings: { token: 's3' } }, headers: { authorization: 's3', cookie: 's3' } }, 'careless')
  expect(lines.join('')).not.toContain('s3')
  expect(lines.join('').match(/kept secret/g)).toHaveLength(5)
})

test('nothing but sentences stands on the console when all is well: the framework keeps its own line of listening to itself', async () => {
  await using database = await makeDatabase()
  const lines: string[] = []
  await using server = await makeServer(database, { log: openLog('info', { write: (line: string) => void lines.push(line) }) })
  await server.http.listen({ host: '127.0.0.1', port: 0 })
  expect(lines).toEqual([])
  server.http.log.warn('but trouble is told')
  expect(lines).toEqual([expect.stringContaining('but trouble is told')])
})
