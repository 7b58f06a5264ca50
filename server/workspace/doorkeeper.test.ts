import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'

test('a session and a key open what their role may, and a stranger nothing', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [ann, key] = [await server.asMember('agent', { name: 'Ann', teams: [server.teams.care.id] }), await server.asKey('viewer')]
  expect(await ann.call('GET /me')).toMatchObject({ name: 'Ann', role: 'agent', teams: [{ name: 'Care' }] })
  expect(await key.call('GET /me')).toMatchObject({ role: 'viewer' })
  expect(await server.stranger.refused('GET /me')).toMatchObject({ status: 401, code: 'not-signed-in' })
  expect(await ann.refused('GET /keys')).toMatchObject({ status: 403, code: 'not-allowed' })
})
