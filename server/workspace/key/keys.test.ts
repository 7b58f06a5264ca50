import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('a key is shown once, kept as a digest, works as its role and ends when revoked', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  const { key, id, prefix } = await boss.call('POST /keys', { body: { name: 'Importer', role: 'viewer' } })
  expect(key).toMatch(/^aerie_[\w-]{43}$/)
  expect(key.startsWith(prefix)).toBe(true)
  const ask = async (url: string) => (await server.http.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${key}` } })).statusCode
  expect([await ask('/teams'), await ask('/keys')]).toEqual([200, 403])
  const { items } = await boss.call('GET /keys')
  expect(items).toMatchObject([{ id, name: 'Importer', role: 'viewer', lastUsedAt: server.clock.now().toISOString() }])
  expect(JSON.stringify(items)).not.toContain(key)
  await boss.call('DELETE /keys/:id', { params: { id } })
  expect(await ask('/teams')).toBe(401)
  expect(await boss.refused('DELETE /keys/:id', { params: { id } })).toMatchObject({ status: 404, code: 'no-such-key' })
})

test('asked again with the same Idempotency-Key, the same key comes back; nowhere in the database does it stand', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  const ask = () => boss.call('POST /keys', { body: { name: 'Importer', role: 'viewer' }, key: 'the same' })
  const [first, second] = [await ask(), await ask()]
  expect(second).toEqual(first)
  expect((await boss.call('GET /keys')).items).toHaveLength(1)
  const { rows } = await database.pool.query<{ kept: string; answer: Buffer }>(
    `select k::text as kept, i.response as answer from workspace.api_key k, platform.idempotency i`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]!.kept).not.toContain(first.key)
  expect(rows[0]!.answer.includes(first.key)).toBe(false)
})
