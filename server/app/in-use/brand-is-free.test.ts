import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('a brand that a channel belongs to stays until the channel has another, or none', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  const wing = await boss.call('POST /brands', { body: { name: 'Wing' } })
  await boss.call('POST /items', { body: [] })
  const [channel] = (await boss.call('GET /channels')).items
  await boss.call('PATCH /channels/:id', { params: channel!, body: { brandId: wing.id } })
  expect(await boss.refused('DELETE /brands/:id', { params: wing })).toMatchObject({ status: 409, code: 'brand-in-use', channel: channel!.name })
  await boss.call('PATCH /channels/:id', { params: channel!, body: { brandId: null } })
  expect(await boss.call('DELETE /brands/:id', { params: wing })).toEqual({ done: true })
  expect(await boss.refused('DELETE /brands/:id', { params: wing })).toMatchObject({ status: 404, code: 'no-such-brand' })
})
