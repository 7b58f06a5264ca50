import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('the last administrator can neither step down nor go', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ada = await server.asMember('administrator')
  const her = { params: { id: ada.actor.id } }
  await ada.call('POST /members', { body: { name: 'Eve', email: 'eve@example.com', role: 'administrator' } }) // never took it up
  expect(await ada.refused('PATCH /members/:id', { ...her, body: { role: 'agent' } })).toMatchObject({ status: 409, code: 'last-administrator' })
  expect(await ada.refused('DELETE /members/:id', her)).toMatchObject({ code: 'last-administrator' })
  await server.asMember('administrator')
  await ada.call('DELETE /members/:id', her)
})

test('two administrators who go at once: one stays', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const both = [await server.asMember('administrator'), await server.asMember('administrator')]
  const answers = await Promise.allSettled(both.map((one) => one.call('DELETE /members/:id', { params: { id: one.actor.id } })))
  expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
})

test('a member changes their own profile, and nobody’s role by it', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ann = await server.asMember('agent')
  const body = { name: 'Ann', languages: ['en', 'de'], timeZone: 'Europe/Vienna', role: 'administrator' }
  expect(await ann.call('PATCH /me', { body })).toMatchObject({ name: 'Ann', languages: ['en', 'de'], timeZone: 'Europe/Vienna', role: 'agent' })
  expect((await ann.refused('PATCH /me', { body: { timeZone: 'Mars/Olympus' } })).status).toBe(422)
  expect((await ann.refused('PATCH /me', { body: { language: 'xx' as 'en' } })).status).toBe(422)
  expect(await (await server.asKey('agent')).refused('PATCH /me', { body: {} })).toMatchObject({ code: 'not-a-member' })
})

test('members are listed by name, a page at a time, without who has left', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator', { name: 'Zoe' })
  const others = []
  for (const name of ['Cleo', 'ann', 'Bea', 'Dan']) others.push(await server.asMember('agent', { name }))
  await boss.call('DELETE /members/:id', { params: { id: others[3]!.actor.id } })
  const names: string[] = []
  let after: string | undefined
  do {
    const page = await boss.call('GET /members', { query: { limit: 2, after } })
    names.push(...page.items.map((one) => one.name))
    after = page.next ?? undefined
  } while (after)
  expect(names).toEqual(['ann', 'Bea', 'Cleo', 'Zoe'])
  expect(await boss.refused('GET /members', { query: { after: 'made-up' } })).toMatchObject({ status: 422, code: 'bad-cursor' })
})

test('a member who has left keeps their name on what they did', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [boss, ann] = [await server.asMember('administrator'), await server.asMember('agent', { name: 'Ann', teams: [server.teams.care.id] })]
  await boss.call('DELETE /members/:id', { params: { id: ann.actor.id } })
  const { readMembers, findMember } = await import('../index.ts')
  expect((await readMembers(database.db, [ann.actor.id])).get(ann.actor.id)).toEqual({ id: ann.actor.id, name: 'Ann', removed: true })
  expect(await findMember(database.db, ann.actor.id)).toBeNull()
  const { items } = await boss.call('GET /teams')
  expect(items.flatMap((team) => team.members)).toEqual([])
})
