import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeStandIn, register } from '../../test/channels.ts'
import { makeServer } from '../../test/server.ts'

const network = makeStandIn()
register(network)
const form = { network: 'standin', name: 'Shop', fields: { password: 'secret word' } }

test('an administrator connects a channel from the form its network draws, and sees its health', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ines = await server.asMember('administrator')
  const { items: networks } = await ines.call('GET /networks')
  expect(networks.map((one) => one.network)).toEqual(expect.arrayContaining(['bluesky', 'standin']))
  expect(networks.map((one) => one.network)).not.toContain('file')
  expect(networks.find((one) => one.network === 'bluesky')).toMatchObject({
    oauth: true,
    guide: 'channels/bluesky.md',
    fields: expect.arrayContaining([expect.objectContaining({ name: 'appPassword', secret: true })]),
  })

  const channel = await ines.call('POST /channels', { body: form })
  expect(channel).toMatchObject({ name: 'Shop', state: 'well', receives: true, answers: true, settings: { server: 'here' }, waitingToSend: 0 })
  expect(JSON.stringify(await ines.call('GET /channels'))).not.toContain('secret word')
  expect(await ines.call('POST /channels/:id/pause', { params: { id: channel.id } })).toMatchObject({ state: 'paused' })
  expect(await ines.call('POST /channels/:id/resume', { params: { id: channel.id } })).toMatchObject({ state: 'well' })
  const { care } = server.teams
  await ines.call('PATCH /channels/:id', { params: { id: channel.id }, body: { teamId: care.id } })
  expect(await ines.call('PATCH /channels/:id', { params: { id: channel.id }, body: { name: 'Renamed' } })).toMatchObject({ name: 'Renamed', teamId: care.id })
  expect(await ines.call('POST /channels/:id/check', { params: { id: channel.id } })).toMatchObject({ state: 'well' })
  await ines.call('DELETE /channels/:id', { params: { id: channel.id } })
  expect((await ines.call('GET /channels')).items).toEqual([])
})

test('what is wrong is said in a sentence', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ines = await server.asMember('administrator')
  expect(await ines.refused('POST /channels', { body: { ...form, network: 'myspace' } })).toMatchObject({ status: 422, code: 'no-such-network' })
  expect(await ines.refused('POST /channels', { body: { ...form, fields: {} } })).toMatchObject({
    status: 422,
    code: 'invalid-fields',
    fields: [{ path: 'password' }],
  })
  expect(await ines.refused('POST /channels', { body: { ...form, fields: { password: 'wrong' } } })).toMatchObject({
    status: 422,
    code: 'channel-refused',
    detail: 'The password is wrong. Type it again.',
  })
  expect(await ines.refused('POST /channels/sign-in', { body: form })).toMatchObject({ code: 'no-sign-in' })
})

test('an agent sees channels and changes none; a stranger sees nothing', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const [ines, ravi] = [await server.asMember('administrator'), await server.asMember('agent')]
  const { id } = await ines.call('POST /channels', { body: form })
  expect((await ravi.call('GET /channels')).items).toHaveLength(1)
  for (const name of ['POST /channels/:id/pause', 'POST /channels/:id/resume', 'POST /channels/:id/check', 'DELETE /channels/:id'] as const)
    expect(await ravi.refused(name, { params: { id } })).toMatchObject({ status: 403 })
  expect(await ravi.refused('POST /channels', { body: form })).toMatchObject({ status: 403 })
  expect(await server.stranger.refused('GET /channels')).toMatchObject({ status: 401 })
})

test('the way back from a network is for whoever began, and what a network reads about us is open', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database, { env: { AERIE_URL: 'https://care.example.com' } })
  const read = await server.http.inject('/api/channels/bluesky/client-metadata.json')
  expect(read.json()).toMatchObject({ client_id: 'https://care.example.com/api/channels/bluesky/client-metadata.json' })
  expect((await server.http.inject('/api/channels/bluesky/other.json')).statusCode).toBe(404)
  expect((await server.http.inject('/api/channels/bluesky/callback?state=x&code=y')).statusCode).toBe(401)
})

test('a person whose session ended while they were at the network signs in first, and then goes on; who may not connect is told in the page', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const back = '/api/channels/bluesky/callback?state=x&code=y%26z&iss=https%3A%2F%2Fbsky.social'
  const comeBack = (headers: Record<string, string> = {}) =>
    server.http.inject({ url: back, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers } })
  const page = (location: unknown) => new URL(String(location), 'http://aerie.test')
  const stranger = await comeBack()
  expect(stranger.statusCode).toBe(302)
  expect(stranger.headers.location).toMatch(/^\/sign-in\?/)
  expect(page(stranger.headers.location).searchParams.get('to')).toBe(back)
  const agent = await comeBack((await server.asMember('agent')).headers)
  expect(page(agent.headers.location).searchParams.get('code')).toBe('not-allowed')
  const admin = await comeBack((await server.asMember('administrator')).headers)
  expect(page(admin.headers.location).searchParams.get('code')).toBe('sign-in-unknown')
})
