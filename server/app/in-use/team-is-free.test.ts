import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('a team with open conversations stays until they are closed or handed on', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const lead = await server.asMember('lead')
  const { care, sales } = server.teams
  const item = { id: '1', network: 'x', author: { handle: 'anna' }, text: 'Where is my parcel?', at: '2026-03-02T08:00:00Z' }
  await lead.call('POST /items', { body: [item] })
  await lead.call('PATCH /teams/:id', { params: sales, body: { isDefault: true } })
  expect(await lead.refused('DELETE /teams/:id', { params: care })).toMatchObject({ status: 409, code: 'team-has-conversations' })
  const [conversation] = (await lead.call('GET /conversations', { query: { view: 'waiting' } })).items
  await lead.call('POST /conversations/:id/hand', { params: conversation!, body: { teamId: sales.id } })
  expect(await lead.call('DELETE /teams/:id', { params: care })).toEqual({ done: true })
})
