import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { until } from '../../../test/channels.ts'
import { makeDatabase, type TestDatabase } from '../../../test/database.ts'
import { makeServer, type Caller, type TestServer } from '../../../test/server.ts'
import { connectWeb, openPage, SHOP, SIGNING } from '../../../test/web-page.ts'
import { signatureOf } from './visits/signed.ts'

let database: TestDatabase
let server: TestServer
let claire: Caller
let channel: string
beforeAll(async () => {
  database = await makeDatabase()
  server = await makeServer(database)
  claire = await server.asMember('agent', { name: 'Claire', teams: [server.teams.care.id] })
  channel = await connectWeb(server)
  await server.startWorkers()
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const waiting = async (text: string) =>
  (await claire.call('GET /conversations', { query: { view: 'waiting', limit: 200 } })).items.find((one) => one.preview === text)
const whole = (id: string) => claire.call('GET /conversations/:id', { params: { id } })
const textsOf = async (id: string) => (await whole(id)).entries.flatMap((entry) => (entry.what === 'item' ? [entry.text] : []))

describe('what a visitor writes', () => {
  test('waits at the desk, is answered there, and the answer is read on the page; all of it is one conversation', async () => {
    const page = openPage(server, channel)
    expect((await page.begin()).statusCode).toBe(200)
    const said = await page.says('Do you ship to Norway?', { page: `${SHOP}/boots?token=secret#x` })
    expect(said.json()).toMatchObject({ place: 1 })
    const conversation = (await waiting('Do you ship to Norway?'))!
    expect(conversation).toMatchObject({ visibility: 'direct', team: { id: server.teams.care.id }, due: { kind: 'first_response' } })
    expect(conversation.person.name).toMatch(/^Visitor [0-9a-f]{4}$/)
    const { changes, entries } = await whole(conversation.id)
    expect(entries.find((entry) => entry.what === 'item')).toMatchObject({ url: `${SHOP}/boots` })

    const listening = page.hears(1, '')
    await claire.call('POST /conversations/:id/reply', { params: { id: conversation.id }, body: { text: 'We do.', visibility: 'direct', changes } })
    server.clock.advance({ seconds: 6 })
    expect((await listening).lines).toMatchObject([{ place: 2, direction: 'out', text: 'We do.' }])
    await until(async () => (await textsOf(conversation.id)).includes('We do.')) // the page has it a moment before the desk
    await page.says('Thank you!')
    expect(await textsOf(conversation.id)).toEqual(['Do you ship to Norway?', 'We do.', 'Thank you!'])
    expect((await page.hears(0)).lines.map(({ text }) => text)).toEqual(['Do you ship to Norway?', 'We do.', 'Thank you!'])
  })

  test('is there once, however often it is sent, also at the same time', async () => {
    const page = openPage(server, channel)
    await page.begin()
    const { ticket } = (await page.ask('GET', '')).json()
    const body = { id: newId(), text: 'Once only', ticket }
    const answers = await Promise.all(Array.from({ length: 4 }, () => page.ask('POST', '/messages', body)))
    expect(answers.map((answer) => answer.json().place)).toEqual([1, 1, 1, 1])
    expect((await page.hears()).lines).toHaveLength(1)
    expect(await textsOf((await waiting('Once only'))!.id)).toEqual(['Once only'])
  })

  test('stands in the order it was said in, when the clock was set back in between', async () => {
    const page = openPage(server, channel)
    await page.begin()
    await page.says('The first word')
    server.clock.advance({ hours: -3 })
    await page.says('The second word')
    const conversation = await until(() => waiting('The second word'))
    expect(await textsOf(conversation.id)).toEqual(['The first word', 'The second word'])
    server.clock.advance({ hours: 3 })
  })

  test('shows that somebody types and that it was read', async () => {
    const page = openPage(server, channel)
    await page.begin()
    await page.says('Is anybody there?')
    const { id } = (await waiting('Is anybody there?'))!
    const first = page.hears(1, '')
    await claire.call('POST /conversations/:id/presence', { params: { id }, body: { doing: 'typing' } })
    expect(await first).toMatchObject({ lines: [], typing: true })
    await until(async () => (await page.hears(1, '&typing=1&wait=1')).read === 1)
    await page.ask('POST', '/signs', { typing: true })
    await until(async () => (await whole(id)).present.some((one) => one.doing === 'typing' && one.member.name.startsWith('Visitor')))
  })

  test('may be a file, once they have said something: kept for the desk by what it is, not by what it says it is', async () => {
    const page = openPage(server, channel)
    const send = (bytes: Buffer, name = 'glove.png', id = newId()) =>
      page.ask('POST', `/files?id=${id}&name=${encodeURIComponent(name)}`, bytes, { 'content-type': 'application/octet-stream' })
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    expect((await send(picture)).statusCode, 'a stranger').toBe(401)
    await page.begin()
    expect((await send(picture)).json()).toMatchObject({ code: 'write-first' })
    await page.says('This glove, see')
    const id = newId()
    for (const _ of [1, 2]) expect((await send(picture, '../glove.png', id)).json()).toMatchObject({ id, place: 2 })
    for (const wrong of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<!doctype html><script>1</script>', 'MZ\0', ''])
      expect((await send(Buffer.from(wrong), 'glove.png')).statusCode, wrong).toBeGreaterThanOrEqual(400)
    expect((await send(Buffer.alloc(5 * 1024 * 1024 + 1))).statusCode).toBe(413)
    const conversation = (await claire.call('GET /conversations', { query: { view: 'waiting', limit: 200 } })).items.find(
      (one) => one.items === 2 && one.preview === '',
    )!
    const entry = (await whole(conversation.id)).entries.findLast((one) => one.what === 'item')!
    expect(entry).toMatchObject({ attachments: [{ name: '.._glove.png', type: 'image/png', bytes: picture.length }] })
    expect((await page.hears(1)).lines).toMatchObject([{ attachments: [{ name: '.._glove.png', type: 'image/png', bytes: picture.length }] }])
    expect(JSON.stringify(await page.hears(1)), 'where it lies is ours to know').not.toContain('attachments/')
  })
})

describe('the doors', () => {
  test('are shut to every page that the channel does not name, and to what is no page', async () => {
    for (const origin of ['https://evil.test', 'null', 'https://shop.harris.test.evil.test', 'http://shop.harris.test'])
      for (const [method, path] of [
        ['GET', ''],
        ['OPTIONS', '/messages'],
        ['POST', '/visits'],
        ['POST', '/messages'],
        ['GET', '/messages'],
        ['POST', '/signs'],
        ['PATCH', '/visit'],
        ['DELETE', '/visit'],
      ] as const) {
        const answer = await openPage(server, channel, origin).ask(method, path, method === 'GET' || method === 'OPTIONS' ? undefined : {})
        expect([answer.statusCode, answer.headers['access-control-allow-origin']], `${origin} at ${method} ${path}`).toEqual([403, undefined])
      }
    expect((await openPage(server, channel, '').ask('GET', '')).statusCode).toBe(403)
    expect((await openPage(server, newId()).ask('GET', '')).statusCode).toBe(404)
  })

  test('let a page that it names read their answers, and no cookie comes or counts', async () => {
    const page = openPage(server, channel)
    const before = await page.ask('OPTIONS', '/messages', undefined, {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    })
    expect(before.statusCode).toBe(204)
    expect(before.headers).toMatchObject({ 'access-control-allow-origin': SHOP, 'access-control-allow-headers': 'authorization, content-type', vary: 'Origin' })
    expect(before.headers['access-control-allow-credentials']).toBeUndefined()
    const begun = await page.begin()
    expect(begun.headers['set-cookie']).toBeUndefined()
    expect(begun.headers['access-control-allow-origin']).toBe(SHOP)
  })

  test('open nothing of another visitor, to nobody, or with the token of another channel', async () => {
    const [ours, theirs] = [openPage(server, channel), openPage(server, channel)]
    await ours.begin()
    await ours.says('My number is 4711')
    await theirs.begin()
    expect((await theirs.hears()).lines).toEqual([])
    const other = openPage(server, await connectWeb(server, {}, 'Second shop'))
    for (const token of [null, 'made-up-token-made-up-token', ours.token]) {
      other.token = token
      for (const [method, path, body] of [
        ['GET', '/messages'],
        ['POST', '/messages', { id: newId(), text: 'Hi', ticket: 'x' }],
        ['POST', '/signs', { seen: 1 }],
        ['PATCH', '/visit', { name: 'Eve' }],
        ['DELETE', '/visit'],
      ] as const)
        expect((await other.ask(method, path, body)).json(), `${method} ${path}`).toMatchObject({ status: 401, code: 'visit-over' })
    }
    await ours.ask('DELETE', '/visit')
    expect((await ours.ask('GET', '/messages')).statusCode).toBe(401)
  })

  test('take no more than is sensible', async () => {
    const page = openPage(server, channel)
    await page.begin()
    expect((await page.says('x'.repeat(5_001))).statusCode).toBe(422)
    expect((await page.says('')).statusCode).toBe(422)
    expect((await page.says('Hi', { page: 'x'.repeat(70_000) })).statusCode).toBe(413)
    expect((await page.says('Hi', { id: 'not an id' })).statusCode).toBe(422)
    expect((await page.ask('POST', '/messages', { id: newId(), text: 'No ticket' })).json()).toMatchObject({ code: 'page-too-old' })
    expect((await page.ask('POST', '/messages', { id: newId(), text: 'NUL\u0000' })).statusCode).toBe(422)
    const busy = await Promise.all(Array.from({ length: 25 }, () => page.ask('POST', '/visits', {}, { 'x-forwarded-for': '1.2.3.4' })))
    expect(busy.at(-1)!.statusCode).toBe(429)
  })

  test('take nothing while the channel rests, and what was said stays to be read', async () => {
    const id = await connectWeb(server, {}, 'Third shop')
    const page = openPage(server, id)
    await page.begin()
    await page.says('Before')
    const ines = await server.asMember('administrator')
    await ines.call('POST /channels/:id/pause', { params: { id } })
    expect((await page.ask('GET', '')).json()).toMatchObject({ open: false })
    expect((await page.says('Meanwhile')).json()).toMatchObject({ status: 503, code: 'closed-for-now' })
    expect((await page.hears()).lines.map(({ text }) => text)).toEqual(['Before'])
  })
})

describe('who a visitor is', () => {
  const user = (id: string, { secret = SIGNING, inHours = 1 } = {}) => {
    const expires = Math.floor(server.clock.now().getTime() / 1000) + inHours * 3600
    return { id, expires, signature: signatureOf(secret, id, expires) }
  }
  const personOf = async (text: string) => (await waiting(text))!.person

  test('they say themselves, and it makes them nobody else: two who give one address stay two', async () => {
    const [one, two] = [openPage(server, channel), openPage(server, channel)]
    await one.begin({ name: 'Anna', email: 'anna@example.org' })
    await two.begin({ name: 'Anna', email: 'anna@example.org' })
    await one.says('I am Anna')
    await two.says('No, I am')
    const [first, second] = [await personOf('I am Anna'), await personOf('No, I am')]
    expect([first.name, second.name]).toEqual(['Anna', 'Anna'])
    expect(first.id).not.toBe(second.id)
  })

  test('the page signs: one person on every device, who was unnamed before', async () => {
    const [phone, desk] = [openPage(server, channel), openPage(server, channel)]
    await phone.begin()
    await phone.says('From my phone')
    const before = await personOf('From my phone')
    expect((await phone.ask('PATCH', '/visit', { user: user('42'), name: 'Nora' })).json()).toMatchObject({ visitor: { isSigned: true } })
    await phone.says('Still me')
    await desk.begin({ user: user('42') })
    await desk.says('From my desk')
    const person = await personOf('From my desk')
    expect([(await personOf('Still me')).id, before.id]).toEqual([person.id, person.id])
    const { identities } = await claire.call('GET /people/:id', { params: { id: person.id } })
    expect(identities).toMatchObject([{ network: 'web', networkUserId: 'user:42' }])
  })

  test('a signature that is wrong, over, too long or another’s opens nothing', async () => {
    const page = openPage(server, channel)
    for (const wrong of [
      user('42', { secret: 'another secret of thirty-two characters' }),
      user('42', { inHours: -1 }),
      user('42', { inHours: 200 }),
      { ...user('42'), id: '43' },
    ])
      expect((await page.begin({ user: wrong })).json()).toMatchObject({ status: 403, code: 'not-signed' })
    const plain = openPage(server, await connectWeb(server, { signingSecret: '' }, 'Fourth shop'))
    expect((await plain.begin({ user: user('42') })).json()).toMatchObject({ code: 'not-signed' })
  })

  test('who was signed goes on only while signed, and on a shared machine nobody reads the other’s', async () => {
    const page = openPage(server, channel)
    await page.begin({ user: user('50') })
    await page.says('Private')
    expect((await page.ask('PATCH', '/visit', { user: user('51') })).json()).toMatchObject({ code: 'visit-over' })
    server.clock.advance({ hours: 2 })
    expect((await page.ask('GET', '/messages')).json()).toMatchObject({ status: 401, code: 'sign-in-again' })
    expect((await page.ask('PATCH', '/visit', { name: 'Eve' })).json()).toMatchObject({ code: 'sign-in-again' })
    await page.ask('PATCH', '/visit', { user: user('50') })
    expect((await page.hears()).lines).toHaveLength(1)
    const stale = openPage(server, channel)
    await stale.begin()
    await stale.says('Yesterday')
    server.clock.advance({ hours: 25 })
    expect((await stale.ask('PATCH', '/visit', { user: user('52') })).json()).toMatchObject({ code: 'visit-over' })
  })
})

test('what looks like spam is held aside with its sign, and everything else waits', async () => {
  const held = async (text: string) =>
    (await claire.call('GET /conversations', { query: { view: 'held', limit: 200 } })).items.find((one) => one.preview === text)
  const page = openPage(server, channel)
  await page.begin()
  await page.says('Cheap watches for you', { website: 'https://watches.test' })
  expect(await held('Cheap watches for you')).toMatchObject({ state: 'held', held: { rule: null, sign: 'trap' } })
  expect((await page.hears()).lines, 'the visitor is told nothing of it').toHaveLength(1)
})
