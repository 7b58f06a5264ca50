import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../../../test/database.ts'
import { makeServer, type Caller, type TestServer } from '../../../../test/server.ts'
import { connectWeb, SHOP } from '../../../../test/web-page.ts'

let database: TestDatabase
let server: TestServer
let claire: Caller
let channel: string
beforeAll(async () => {
  database = await makeDatabase()
  server = await makeServer(database)
  claire = await server.asMember('agent', { teams: [server.teams.care.id] })
  channel = await connectWeb(server, { title: 'Harris <Wear>' })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const open = (query = '', headers: object = {}) => server.http.inject({ url: `/contact/${channel}${query}`, headers: { ...headers } })
const ticketIn = (html: string): string => /name="ticket" value="([^"]+)"/.exec(html)![1]!
const send = (fields: Record<string, string>, headers: Record<string, string> = { origin: 'http://aerie.test' }, address = '10.1.0.1') =>
  server.http.inject({
    method: 'POST',
    url: `/contact/${channel}`,
    remoteAddress: address,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
const FILLED = { name: 'Nora', email: 'nora@example.org', subject: 'Gloves', text: 'Do you have them in red?' }
const seen = async (text: string, view: 'waiting' | 'held' = 'waiting') =>
  (await claire.call('GET /conversations', { query: { view, limit: 200 } })).items.filter((one) => one.preview === text)

test('a form that is sent, also twice, is one conversation with its subject and the address they gave', async () => {
  const { body, headers } = await open('', { 'accept-language': 'de-CH,de;q=0.9' })
  expect(body).toContain('<html lang="de">')
  expect(body).toContain('Harris &lt;Wear&gt;')
  expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' ${SHOP}`)
  expect(headers['x-frame-options']).toBeUndefined()
  server.clock.advance({ seconds: 20 })
  const filled = { ...FILLED, ticket: ticketIn(body) }
  const [first, second] = [await send(filled), await send(filled)]
  for (const answer of [first, second]) expect([answer.statusCode, answer.headers.location]).toEqual([303, `/contact/${channel}?lang=en&sent=1`])
  expect((await open('?lang=en&sent=1')).body).toContain('Thank you.')
  const [conversation, ...more] = await seen(FILLED.text)
  expect(more).toEqual([])
  expect(conversation).toMatchObject({ subject: 'Gloves', person: { name: 'Nora' } })
  const { entries } = await claire.call('GET /conversations/:id', { params: { id: conversation!.id } })
  expect(entries.flatMap((entry) => (entry.what === 'item' ? [entry.text] : []))).toEqual([FILLED.text])
  const { notes } = await claire.call('GET /people/:id', { params: { id: conversation!.person.id } })
  expect(notes).toMatchObject([{ text: '✉ nora@example.org', by: null }])
})

test('what is wrong is said beside its field, and nothing typed is lost', async () => {
  const ticket = ticketIn((await open()).body)
  const wrong = await send({ ...FILLED, ticket, email: 'nora', text: '<b>bold</b>' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('This is not a mail address.')
  expect(wrong.body).toContain('&lt;b&gt;bold&lt;/b&gt;')
  expect((await send({ ...FILLED, ticket, text: '  ' })).statusCode).toBe(422)
})

test('a form on a page of theirs is shown here first; one of a page that is not named is turned away', async () => {
  const shown = await send({ ...FILLED, text: 'From our page' }, { origin: SHOP })
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Look it over')
  server.clock.advance({ seconds: 20 })
  expect((await send({ ...FILLED, text: 'From our page', ticket: ticketIn(shown.body) })).statusCode).toBe(303)
  const ticket = ticketIn((await open()).body)
  for (const headers of [{ origin: 'https://evil.test' }, { origin: 'null' }, {}] as Record<string, string>[])
    expect((await send({ ...FILLED, ticket }, headers)).statusCode).toBe(403)
})

test('a ticket is for its own form alone, and nobody writes into another’s conversation with it', async () => {
  const [one, two] = [ticketIn((await open()).body), ticketIn((await open()).body)]
  const mixed = [two.split('.')[0], ...one.split('.').slice(1)].join('.')
  for (const ticket of [mixed, 'made up', '']) expect((await send({ ...FILLED, ticket })).body).toContain('Look it over')
})

test('a machine that fills in everything is held aside, and told nothing', async () => {
  const ticket = ticketIn((await open()).body)
  server.clock.advance({ seconds: 20 })
  const answer = await send({ ...FILLED, text: 'Buy now', ticket, website: 'x' }, { origin: 'http://aerie.test' }, '10.1.0.9')
  expect(answer.statusCode).toBe(303)
  expect(await seen('Buy now')).not.toContainEqual(expect.objectContaining({ preview: 'Buy now' }))
  expect((await seen('Buy now', 'held'))[0]).toMatchObject({ held: { sign: 'trap' } })
})

test('it takes no more than is sensible', async () => {
  expect((await send({ ...FILLED, text: 'x'.repeat(100_000) })).statusCode).toBe(413)
  const busy = await Promise.all(Array.from({ length: 25 }, () => send({}, { origin: SHOP }, '10.1.0.77')))
  expect(busy.at(-1)!.statusCode).toBe(429)
})
