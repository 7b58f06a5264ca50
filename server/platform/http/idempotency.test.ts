import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { forgetAnswers } from './forget-answers.ts'

const brand = (name: string) => ({ body: { name } })

test('a repeated write is done once and answered the same', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  const ask = () => boss.call('POST /brands', { ...brand('Wing'), key: 'k1' })
  const answers = await Promise.all([ask(), ask(), ask()])
  expect(new Set(answers.map((one) => one.id)).size).toBe(1)
  expect(await boss.refused('POST /brands', { ...brand('Feather'), key: 'k1' })).toMatchObject({ status: 409, code: 'idempotency-key-reused' })
})

test('a key is its sender’s own', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [one, other] = [await server.asMember('administrator'), await server.asMember('administrator')]
  await one.call('POST /brands', { ...brand('Wing'), key: 'k1' })
  expect(await other.call('POST /brands', { ...brand('Feather'), key: 'k1' })).toMatchObject({ name: 'Feather' })
})

test('what was refused was not done, and may be sent again mended', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  await boss.call('POST /brands', brand('Wing'))
  await boss.refused('POST /brands', { ...brand('Wing'), key: 'k1' })
  expect(await boss.call('POST /brands', { ...brand('Feather'), key: 'k1' })).toMatchObject({ name: 'Feather' })
})

test('a day later a key is forgotten', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  await boss.call('POST /brands', { ...brand('Wing'), key: 'k1' })
  server.clock.advance({ hours: 25 })
  await boss.call('POST /brands', { ...brand('Feather'), key: 'k2' })
  await forgetAnswers(server.platform).run({}, new AbortController().signal)
  const { rows } = await database.pool.query('select key from platform.idempotency')
  expect(rows).toEqual([{ key: 'k2' }])
})
