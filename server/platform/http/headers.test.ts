import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('every answer carries a policy that lets no script in but our own files', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  for (const url of ['/healthz', '/api/v1/setup', '/api/v1/me', '/nothing', '/api/docs/']) {
    const { headers } = await server.http.inject(url)
    const policy = String(headers['content-security-policy'])
    expect(policy, `at ${url}`).toContain("script-src 'self';")
    expect(policy, `at ${url}`).toContain("frame-ancestors 'none'")
    expect(policy, `at ${url}`).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers, `at ${url}`).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers['strict-transport-security'], `${url}: not over plain http`).toBeUndefined()
  }
})

test('a public door takes so many calls a minute from one address, and says when to come back', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const body = { code: 'guess', company: 'x', name: 'x', email: 'x@example.com', password: 'a long pass phrase', timeZone: 'UTC' }
  const guess = (address: string) => server.http.inject({ method: 'POST', url: '/api/v1/setup', payload: body, remoteAddress: address })
  for (let i = 0; i < 10; i++) expect((await guess('203.0.113.7')).statusCode).toBe(403)
  const late = await guess('203.0.113.7')
  expect(late.json()).toMatchObject({ status: 429, code: 'too-many-requests', detail: expect.stringMatching(/Wait \d+ seconds/) })
  expect(late.headers['retry-after']).toMatch(/^\d+$/)
  expect((await guess('203.0.113.8')).statusCode, 'another address').toBe(403)
})
