import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('every kind of "no" is a problem document with a stable code and a sentence', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { headers } = await server.asKey('administrator')
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string, type = 'application/json') =>
    server.http.inject({
      method,
      url,
      headers: { ...headers, ...(payload !== undefined && { 'content-type': type }) },
      ...(payload !== undefined && { payload }),
    })
  const cases: [Awaited<ReturnType<typeof ask>>, number, string][] = [
    [await ask('GET', '/api/v1/nothing'), 404, 'no-such-address'],
    [await ask('GET', '/api/v1/people/abc'), 404, 'no-such-address'],
    [await ask('GET', '/api/v1/members?limit=1000'), 422, 'invalid-request'],
    [await ask('POST', '/api/v1/brands', '{"name":'), 400, 'not-json'],
    [await ask('POST', '/api/v1/brands', ''), 400, 'not-json'],
    [await ask('POST', '/api/v1/brands', '<name/>', 'application/xml'), 415, 'unsupported-media-type'],
    [await ask('POST', '/api/v1/brands', JSON.stringify({ name: 'x'.repeat(2_000_000) })), 413, 'too-large'],
  ]
  for (const [answer, status, code] of cases) {
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.json()).toMatchObject({
      type: `urn:aerie:problem:${code}`,
      status,
      code,
      detail: expect.stringMatching(/^[A-Z].+\.$/),
      request: expect.any(String),
    })
  }
  expect((await ask('POST', '/api/v1/brands', '{"name":""}')).json().fields).toEqual([{ path: 'body/name', message: 'This must be filled in.' }])
})

test('a fault tells its request id and nothing else', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { headers } = await server.asKey('administrator')
  await database.pool.query('alter table workspace.brand rename to brand_hidden_from_view')
  const answer = await server.http.inject({ url: '/api/v1/brands', headers })
  expect(answer.json()).toMatchObject({ status: 500, code: 'fault' })
  expect(answer.body).not.toContain('brand')
})
