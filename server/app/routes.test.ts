import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'
import { newId } from '../platform/ids.ts'
import { ABILITIES, may, ROLES, type Ability } from '../workspace/role.ts'
import { contract } from './contract.ts'

/** Doors that are open to anyone; another one must be thought over and written here. */
const OPEN = [
  'POST /api/auth/sign-in/email',
  'GET /api/auth/*',
  'POST /api/auth/*',
  'GET /api/v1/setup',
  'POST /api/v1/setup',
  'GET /api/openapi.json',
  'GET /healthz',
  'HEAD /healthz',
  'GET /readyz',
  'HEAD /readyz',
  'GET /metrics',
  'GET /*',
  'HEAD /*',
  'GET /api/channels/:network/:document',
  'POST /api/channels/phone/call', // believed only with the number's signature
  'POST /api/channels/telegram/:channel/updates', // believed only with the secret that Telegram was given
  // the company's own pages: a page that the channel names, and a token that its visitor alone holds
  'GET /contact/:channel',
  'POST /contact/:channel',
  'GET /api/widget/:channel',
  'POST /api/widget/:channel/visits',
  'PATCH /api/widget/:channel/visit',
  'DELETE /api/widget/:channel/visit',
  'POST /api/widget/:channel/messages',
  'GET /api/widget/:channel/messages',
  'GET /api/widget/:channel/files', // with the visitor's own token
  'POST /api/widget/:channel/signs',
  'POST /api/widget/:channel/files',
  'OPTIONS /api/widget/:channel/files',
  'OPTIONS /api/widget/:channel',
  'OPTIONS /api/widget/:channel/visits',
  'OPTIONS /api/widget/:channel/visit',
  'OPTIONS /api/widget/:channel/messages',
  'OPTIONS /api/widget/:channel/signs',
]

test('only the doors listed here are open to anyone', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const open = server.http.doors.filter((door) => door.may === 'anyone').map((door) => `${door.method} ${door.url}`)
  expect(open.filter((name) => !OPEN.includes(name) && !/^(GET|HEAD) \/api\/docs/.test(name))).toEqual([])
})

test('every other door turns a stranger away, and every role that lacks the ability, member or key', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const locked = server.http.doors.filter((door) => door.may !== 'anyone')
  expect(locked.length).toBeGreaterThan(20)
  const callers = await Promise.all(ROLES.flatMap((role) => [server.asMember(role), server.asKey(role)]))
  for (const { method, url, may: ability } of locked) {
    const ask = { method: method as 'GET', url: url.replace(/:\w+/g, newId()), ...(method !== 'GET' && { payload: {} }) }
    expect(ABILITIES, `${method} ${url} demands ${ability}`).toHaveProperty([ability])
    expect((await server.http.inject(ask)).statusCode, `a stranger at ${method} ${url}`).toBe(401)
    for (const caller of callers.filter((one) => !may(one.actor.role, ability as Exclude<Ability, 'anyone'>))) {
      const answer = await server.http.inject({ ...ask, headers: caller.headers })
      expect(answer.statusCode, `${caller.actor.kind} ${caller.actor.role} at ${method} ${url}`).toBe(403)
      expect(answer.json().code).toBe('not-allowed')
    }
  }
})

test('every role that has the ability gets past the door', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const reading = server.http.doors.filter(
    ({ method, url, may: ability }) => method === 'GET' && ability !== 'anyone' && url.startsWith('/api/v1') && url !== '/api/v1/stream',
  )
  for (const role of ROLES) {
    const [member, key] = [await server.asMember(role), await server.asKey(role)]
    for (const { url } of reading.filter((door) => may(role, door.may as Exclude<Ability, 'anyone'>))) {
      for (const { headers } of [member, key]) {
        const { statusCode } = await server.http.inject({ url: url.replace(/:\w+/g, newId()), headers })
        expect([200, 404, 422], `${role} at ${url}: ${statusCode}`).toContain(statusCode)
      }
    }
  }
})

test('every endpoint of the contract is open', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const there = new Set(server.http.doors.map((door) => `${door.method} ${door.url.replace('/api/v1', '')}`))
  expect(Object.keys(contract).filter((name) => !there.has(name))).toEqual([])
})
