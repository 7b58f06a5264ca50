import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('a team is made, given members, made the default and renamed', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [lead, ann] = [await server.asMember('lead'), await server.asMember('agent', { name: 'Ann' })]
  const team = await lead.call('POST /teams', { body: { name: 'Night', purpose: 'care', timeZone: 'Asia/Tokyo' } })
  const changed = await lead.call('PATCH /teams/:id', { params: team, body: { name: 'Night shift', members: [ann.actor.id], isDefault: true } })
  expect(changed).toMatchObject({ name: 'Night shift', timeZone: 'Asia/Tokyo', isDefault: true, members: [{ name: 'Ann' }] })
  expect((await lead.call('GET /teams')).items.filter((one) => one.isDefault)).toHaveLength(1)
  expect((await ann.call('GET /me')).teams).toEqual([{ id: team.id, name: 'Night shift' }])
})

test('a name is one team’s only, and comes free when the team goes', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const lead = await server.asMember('lead')
  const body = { name: 'Sales', purpose: 'sales', timeZone: 'UTC' } as const
  expect(await lead.refused('POST /teams', { body })).toMatchObject({ status: 409, code: 'team-name-in-use' })
  expect(await lead.refused('PATCH /teams/:id', { params: server.teams.care, body: { name: 'Sales' } })).toMatchObject({ code: 'team-name-in-use' })
  await lead.call('DELETE /teams/:id', { params: server.teams.sales })
  await lead.call('POST /teams', { body })
})

test('the default team stays, and members who left cannot be put into one', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [boss, ann] = [await server.asMember('administrator'), await server.asMember('agent')]
  expect(await boss.refused('DELETE /teams/:id', { params: server.teams.care })).toMatchObject({ status: 409, code: 'default-team' })
  await boss.call('DELETE /members/:id', { params: { id: ann.actor.id } })
  expect(await boss.refused('PATCH /teams/:id', { params: server.teams.care, body: { members: [ann.actor.id] } })).toMatchObject({ code: 'no-such-member' })
})

test('there are never more than the list shows, and that is said by its own name', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const lead = await server.asMember('lead')
  await database.pool.query(
    `insert into workspace.team (id, name, purpose, time_zone, created_at) select gen_random_uuid(), 'Team ' || n, 'other', 'UTC', now() from generate_series(1, 197) n`,
  )
  const body = { name: 'One more', purpose: 'care', timeZone: 'UTC' } as const
  expect(await lead.refused('POST /teams', { body })).toMatchObject({ status: 409, code: 'too-many-teams' })
  expect(await lead.refused('POST /teams', { body: { ...body, name: 'Sales' } })).toMatchObject({ code: 'team-name-in-use' })
})
