import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createEmulator } from 'emulate'
import { expect, test } from 'vitest'
import { findOrMakeChannel } from '#channels'
import { inTransaction } from '#platform/db.ts'
import { advance } from '#platform/live/readers.ts'
import { AERIE } from '#platform/work.ts'
import { bring } from '../../../test/bring.ts'
import { until } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { ringDue } from '../alarms/ring-due.ts'
import { tellAll } from './deliver.ts'
import { announceReaction } from './react.ts'

const signal = new AbortController().signal
const EVENTS = ['nearly_due', 'breached', 'handed'] as const

/** An Aerie on this machine alone, whose clock is turned by hand, with one conversation of Marta's. */
async function openHouse() {
  const database = await makeDatabase()
  const server = await makeServer(database, { env: { AERIE_URL: 'http://127.0.0.1:4600' } })
  const { platform, clock, teams } = server
  const ada = await server.asMember('administrator', { name: 'Ada' })
  const omar = await server.asMember('agent', { name: 'Omar', teams: [teams.care.id, teams.sales.id] })
  const channelId = await inTransaction(platform.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: clock.now() }, { network: 'api', name: 'Square' }))
  const ask = async (id: string, more: object = {}) => {
    await bring(platform, channelId, {
      id,
      network: 'square',
      author: { id, handle: id, name: `Marta ${id}` },
      text: `Where is <my> parcel ${id}?`,
      at: clock.now(),
      ...more,
    })
    const { items } = await ada.call('GET /conversations', { query: { view: 'waiting', limit: 200 } })
    return items.find((one) => one.preview.includes(`parcel ${id}`))!.id
  }
  const reader = announceReaction(platform)
  return {
    database,
    server,
    clock,
    teams,
    ada,
    omar,
    ask,
    tell: () => tellAll(platform, signal),
    count: async () => (await database.pool.query('select from desk.announcement')).rowCount!,
    /** What happened is read, however long another test's transaction hides it. */
    follow: (count: number) =>
      until(async () => (await advance(platform.db, reader), (await database.pool.query('select from desk.announcement')).rowCount === count)),
    pass: async (minutes: number) => (clock.advance({ minutes }), ringDue(platform.db, clock.now())),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

interface Heard {
  headers: IncomingHttpHeaders
  body: string
}

/** Somebody's web server, which answers what it is told to. */
async function startReceiver() {
  const heard: Heard[] = []
  const self = { heard, url: '', says: [] as number[], [Symbol.asyncDispose]: async () => void server.close() }
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      heard.push({ headers: request.headers, body: (await buffer(request)).toString('utf8') })
      response.writeHead(self.says.shift() ?? 200).end()
    }
    void answer()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return self
}

test('a hand-over, a deadline that comes near and one that passes are told to a webhook, signed, each once', { timeout: 60_000 }, async () => {
  await using receiver = await startReceiver()
  await using house = await openHouse()
  const { outlet, key } = await house.ada.call('POST /outlets', { body: { name: 'Ours', events: [...EVENTS], access: { kind: 'webhook', url: receiver.url } } })
  expect(outlet).toMatchObject({ target: new URL(receiver.url).host, on: true, teamIds: null, texts: 'public' })
  const id = await house.ask('1')
  await house.omar.call('POST /conversations/:id/claim', { params: { id } })
  await house.omar.call('POST /conversations/:id/hand', { params: { id }, body: { teamId: house.teams.sales.id, why: 'wants to buy' } })
  await house.follow(1)
  await house.tell()
  await house.tell()
  const [first] = receiver.heard
  expect(receiver.heard).toHaveLength(1)
  expect(JSON.parse(first!.body)).toMatchObject({
    event: 'handed',
    why: 'wants to buy',
    conversation: {
      id,
      url: `http://127.0.0.1:4600/desk/waiting/${id}`,
      team: house.teams.sales.name,
      person: 'Marta 1',
      text: 'Where is <my> parcel 1?',
      channel: 'Square',
    },
  })
  const signedText = `${first!.headers['webhook-id'] as string}.${first!.headers['webhook-timestamp'] as string}.${first!.body}`
  const mac = createHmac('sha256', Buffer.from(key!.slice('whsec_'.length), 'base64'))
    .update(signedText)
    .digest('base64')
  expect(first!.headers['webhook-signature']).toBe(`v1,${mac}`)
  expect(JSON.parse(first!.body).id).toBe(first!.headers['webhook-id'])
  await house.pass(14 * 24 * 60)
  await house.follow(2)
  await house.tell()
  expect(receiver.heard.map(({ body }) => JSON.parse(body).event)).toEqual(['handed', 'breached'])
})

test('only what was asked for is told: these teams, these events, and from when it is on', async () => {
  await using receiver = await startReceiver()
  await using house = await openHouse()
  const access = { kind: 'webhook', url: receiver.url } as const
  const early = await house.ask('1')
  await house.omar.call('POST /conversations/:id/hand', { params: { id: early }, body: { teamId: house.teams.sales.id, why: 'before' } })
  house.clock.advance({ seconds: 1 })
  await house.ada.call('POST /outlets', { body: { name: 'Sales', events: ['handed'], teamIds: [house.teams.sales.id], access } })
  const [sales] = (await house.ada.call('GET /outlets')).items
  expect(await house.ada.call('PATCH /outlets/:id', { params: sales!, body: { texts: 'none' } })).toMatchObject({
    teamIds: [house.teams.sales.id],
    on: true,
    near: false,
  })
  await house.ada.call('POST /outlets', { body: { name: 'Off', on: false, events: ['handed'], access } })
  const [one, two] = [await house.ask('2'), await house.ask('3')]
  await house.omar.call('POST /conversations/:id/hand', { params: { id: one }, body: { teamId: house.teams.marketing.id, why: 'not theirs' } })
  await house.omar.call('POST /conversations/:id/hand', { params: { id: two }, body: { teamId: house.teams.sales.id, why: 'theirs' } })
  await house.follow(1)
  await house.tell()
  expect(receiver.heard.map(({ body }) => JSON.parse(body).why)).toEqual(['theirs'])
})

test('of a direct conversation nobody’s words or name are told, unless allowed', async () => {
  await using receiver = await startReceiver()
  await using house = await openHouse()
  const access = { kind: 'webhook', url: receiver.url } as const
  const { outlet } = await house.ada.call('POST /outlets', { body: { name: 'Ours', events: ['handed'], access } })
  const told = async (id: string, count: number) => {
    await house.ada.call('POST /conversations/:id/hand', { params: { id }, body: { teamId: house.teams.sales.id, why: 'secret' } })
    await house.follow(count)
    await house.tell()
    return JSON.parse(receiver.heard.at(-1)!.body) as { why: string | null; conversation: { person: string | null; text: string | null } }
  }
  const first = await told(await house.ask('1', { visibility: 'direct' }), 1)
  expect([first.why, first.conversation.person, first.conversation.text]).toEqual([null, null, null])
  await house.ada.call('PATCH /outlets/:id', { params: outlet, body: { texts: 'all' } })
  expect((await house.ada.call('GET /outlets')).items, 'what is not named stays').toMatchObject([{ name: 'Ours', on: true, events: ['handed'], texts: 'all' }])
  const second = await told(await house.ask('2', { visibility: 'direct' }), 2)
  expect([second.why, second.conversation.person, second.conversation.text]).toEqual(['secret', 'Marta 2', 'Where is <my> parcel 2?'])
})

test('what fails is tried again with the same id, later each time, and set aside where a person sees and retries it', { timeout: 60_000 }, async () => {
  await using receiver = await startReceiver()
  await using house = await openHouse()
  await house.ada.call('POST /outlets', { body: { name: 'Ours', events: ['handed'], access: { kind: 'webhook', url: receiver.url } } })
  receiver.says = Array.from({ length: 8 }, () => 500)
  const id = await house.ask('1')
  await house.ada.call('POST /conversations/:id/hand', { params: { id }, body: { teamId: house.teams.sales.id, why: 'x' } })
  await house.follow(1)
  await house.tell()
  await house.tell()
  expect(receiver.heard, 'not at once').toHaveLength(1)
  for (let nth = 1; nth < 8; nth++) {
    house.clock.advance({ hours: 1 })
    await house.tell()
  }
  expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(receiver.heard).toHaveLength(8)
  const { items } = await house.ada.call('GET /announcements/parked')
  expect(items).toMatchObject([{ outlet: 'Ours', event: 'handed', conversationId: id, tries: 8, trouble: 'It answered 500.' }])
  expect((await house.ada.call('GET /outlets')).items).toMatchObject([{ parked: 1, waiting: 0, trouble: 'It answered 500.' }])
  await house.ada.call('POST /announcements/:id/retry', { params: items[0]! })
  await house.tell()
  expect(receiver.heard).toHaveLength(9)
  expect((await house.ada.call('GET /announcements/parked')).items).toEqual([])
})

test('Slack is told by its own client and by its incoming webhook, with a button that opens the desk', { timeout: 60_000 }, async () => {
  const slack = await createEmulator({ service: 'slack', port: 0 })
  await using house = await openHouse()
  const call = async (method: string, form: Record<string, string>) =>
    (await (
      await fetch(`${slack.url}/api/${method}`, { method: 'POST', headers: { authorization: 'Bearer xoxb-test' }, body: new URLSearchParams(form) })
    ).json()) as never
  const { channels } = (await call('conversations.list', {})) as { channels: { id: string; name: string }[] }
  const channel = channels.find((one) => one.name === 'general')!.id
  const { outlet } = await house.ada.call('POST /outlets', {
    body: { name: 'Slack', events: ['handed'], access: { kind: 'slack', token: 'xoxb-test', channel, apiUrl: `${slack.url}/api/` } },
  })
  expect(await house.ada.call('POST /outlets/:id/test', { params: outlet })).toEqual({ sent: true, trouble: null })
  const id = await house.ask('1')
  await house.ada.call('POST /conversations/:id/hand', { params: { id }, body: { teamId: house.teams.sales.id, why: 'x' } })
  await house.follow(1)
  await house.tell()
  const { messages } = (await call('conversations.history', { channel })) as { messages: { text: string; blocks: object[] }[] }
  const told = JSON.stringify(messages)
  expect(told).toContain('Aerie can reach you here.')
  expect(told).toContain(`http://127.0.0.1:4600/desk/waiting/${id}`)
  expect(told).toContain('Where is &lt;my&gt; parcel 1?')
  await house.ada.call('PATCH /outlets/:id', {
    params: outlet,
    body: { access: { kind: 'slack', token: 'xoxb-test', channel: 'C0NOWHERE', apiUrl: `${slack.url}/api/` } },
  })
  expect(await house.ada.call('POST /outlets/:id/test', { params: outlet })).toEqual({ sent: false, trouble: 'Slack answered “channel_not_found”.' })
  const webhook = await house.ada.call('POST /outlets', {
    body: { name: 'By webhook', events: ['handed'], access: { kind: 'slack_webhook', url: `${slack.url}/services/T000000001/B000000001/anything` } },
  })
  expect(await house.ada.call('POST /outlets/:id/test', { params: webhook.outlet })).toEqual({ sent: true, trouble: null })
  await slack.close()
})

test('an address inward is not told, a key is shown once, and names are taken once', async () => {
  await using house = await openHouse()
  const add = (name: string, url: string, near = false) => ({ body: { name, near, events: ['handed' as const], access: { kind: 'webhook' as const, url } } })
  const inward = [
    add('Metadata', 'https://169.254.169.254/x'),
    add('By number', 'https://167772167/x'),
    add('Near metadata', 'https://169.254.169.254/x', true),
  ]
  for (const one of inward)
    expect(await house.ada.refused('POST /outlets', one)).toMatchObject({
      status: 422,
      detail: expect.stringContaining('is not an address of the open internet.'),
      fields: [{ path: 'access.url', message: expect.stringContaining('is not an address of the open internet.') }],
    })
  const { outlet } = await house.ada.call('POST /outlets', add('Metadata', 'https://10.0.0.7/x', true))
  expect(await house.ada.refused('PATCH /outlets/:id', { params: outlet, body: { near: false } })).toMatchObject({ fields: [{ path: 'access.url' }] })
  await house.database.pool.query('update desk.outlet set near = false') // as when its name comes to mean another address
  expect(await house.ada.call('POST /outlets/:id/test', { params: outlet })).toMatchObject({
    sent: false,
    trouble: expect.stringContaining('not an address of the open internet'),
  })
  expect(await house.ada.refused('POST /outlets', add('METADATA', 'https://example.com'))).toMatchObject({ code: 'outlet-name-in-use' })
  expect(JSON.stringify(await house.ada.call('GET /outlets'))).not.toContain('whsec')
  const lead = await house.server.asMember('lead')
  expect(await lead.refused('GET /outlets')).toMatchObject({ status: 403 })
})
