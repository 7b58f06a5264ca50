import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { makeServer } from '../../test/server.ts'
import { newId } from '../platform/ids.ts'
import { toCursor } from '../platform/http/route.ts'

const refused = { status: 422, code: 'nul-character' }

/** They take a form, a file as it is, or what is written down as it came and read as an item later. */
const OTHERWISE = new Set(['/api/channels/phone/call', '/contact/:channel', '/api/v1/attachments', '/api/channels/telegram/:channel/updates'])
/** Ask first of all from which page one comes. */
const FOR_PAGES = '/api/widget/'

test('a NUL character is refused at every door, wherever it stands', { timeout: 90_000 }, async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { headers } = await server.asMember('administrator')
  const ids = (url: string) => url.replace(/:\w+/g, newId())
  for (const { method, url } of server.http.doors.filter((door) => door.method !== 'HEAD' && !door.url.startsWith(FOR_PAGES))) {
    const ask = (address: string, payload?: object) => server.http.inject({ method: method as 'GET', url: address, headers, ...(payload && { payload }) })
    const name = `${method} ${url}`
    expect((await ask(`${ids(url)}?any=a%00b`)).json(), `${name}: query`).toMatchObject({ ...refused, detail: expect.stringMatching(/^[A-Z].+\.$/) })
    for (const [part] of url.matchAll(/:\w+/g)) expect((await ask(ids(url.replace(part, 'a%00b')))).json(), `${name}: ${part}`).toMatchObject(refused)
    if (method === 'GET' || url === '/api/v1/items' || url.endsWith('/retry') || url.endsWith('/upload') || OTHERWISE.has(url)) continue
    for (const body of [{ token: 'a\0b' }, { deep: [{ er: ['a\0b'] }] }, { 'a\0b': 1 }])
      expect((await ask(ids(url), body)).json(), `${name}: ${JSON.stringify(body)}`).toMatchObject(refused)
  }
})

test('nor does one stand in the way at a page’s doors, or in a form', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  for (const { method, url } of server.http.doors.filter((door) => door.url.startsWith(FOR_PAGES)))
    for (const channel of ['a%00b', 'a', newId()])
      expect((await server.http.inject({ method: method as 'GET', url: url.replace(':channel', channel) })).statusCode, `${method} ${url}`).toBeOneOf([
        403, 404,
      ])
  for (const url of ['/api/channels/phone/call', `/contact/${newId()}`])
    expect((await server.http.inject({ method: 'POST', url, headers: FORM, payload: 'AccountSid=a%00b' })).json(), url).toMatchObject(refused)
})

test('it is told where it stands, and what others wrote is taken in without it', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const boss = await server.asMember('administrator')
  expect(await boss.refused('POST /brands', { body: { name: 'a\0b' } })).toMatchObject({ ...refused, fields: [{ path: 'body/name' }] })
  expect(await boss.refused('GET /members', { query: { after: toCursor(['a\0b', newId()]) } })).toMatchObject({ status: 422, code: 'bad-cursor' })
  const item = { id: '1\0', network: 'test', author: { handle: 'a\0nn' }, text: 'Good\0 morning', at: '2026-03-02T08:00:00Z' }
  expect(await boss.call('POST /items', { body: [item] })).toMatchObject({ new: 1, setAside: [] })
  const form = await server.http.inject({ method: 'POST', url: '/api/auth/reset-password', headers: FORM, payload: 'token=a%00b' })
  expect(form.json()).toMatchObject(refused)
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://aerie.test' }
