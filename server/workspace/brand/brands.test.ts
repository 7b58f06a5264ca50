import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('brands are added, listed by name, renamed and removed by administrators', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [boss, lead] = [await server.asMember('administrator'), await server.asMember('lead')]
  for (const name of ['Wing', 'Feather']) await boss.call('POST /brands', { body: { name } })
  const [feather, wing] = (await boss.call('GET /brands')).items
  expect([feather!.name, wing!.name]).toEqual(['Feather', 'Wing'])
  expect(await lead.refused('PATCH /brands/:id', { params: wing!, body: { name: 'Mine' } })).toMatchObject({ status: 403 })
  expect(await boss.call('PATCH /brands/:id', { params: wing!, body: { name: 'WING' } }), 'its own name in another case').toMatchObject({ name: 'WING' })
  expect(await lead.refused('DELETE /brands/:id', { params: wing! })).toMatchObject({ status: 403 })
  await boss.call('DELETE /brands/:id', { params: wing! })
  expect((await lead.call('GET /brands')).items).toEqual([feather])
})

test('a name is one brand’s only, in whatever case', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  await boss.call('POST /brands', { body: { name: 'B' } })
  const other = await boss.call('POST /brands', { body: { name: 'C' } })
  expect(await boss.refused('POST /brands', { body: { name: 'b' } })).toMatchObject({ status: 409, code: 'brand-name-in-use' })
  expect(await boss.refused('PATCH /brands/:id', { params: other, body: { name: 'b' } })).toMatchObject({ code: 'brand-name-in-use' })
  await expect(database.pool.query(`insert into workspace.brand values (gen_random_uuid(), 'b', now())`)).rejects.toThrow('brand_name')
})

test('there are never more than the list shows', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  await database.pool.query(`insert into workspace.brand select gen_random_uuid(), 'Brand ' || n, now() from generate_series(1, 199) n`)
  await boss.call('POST /brands', { body: { name: 'The last' } })
  expect(await boss.refused('POST /brands', { body: { name: 'One more' } })).toMatchObject({ status: 409, code: 'too-many-brands' })
  expect((await boss.call('GET /brands')).items).toHaveLength(200)
})
