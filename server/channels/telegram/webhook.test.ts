import { expect, onTestFinished, test } from 'vitest'
import { until } from '../../../test/channels.ts'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { startBotServer } from '../../../test/telegram/bot-server.ts'
import { lookAfter } from '../health/look-after.ts'
import { demandReachable } from './webhook.ts'

const HOME = 'http://127.0.0.1:4600'

/** An Aerie with a bot that Telegram brings to. */
async function openHouse(fields: Record<string, string | boolean> = { webhook: true }) {
  const telegram = await startBotServer()
  const database = await makeDatabase()
  const aerie = await makeServer(database, { env: { AERIE_URL: HOME } })
  onTestFinished(async () => {
    await aerie[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
    await telegram[Symbol.asyncDispose]()
  })
  aerie.clock.set(new Date())
  const address = await aerie.address()
  telegram.hook.through = (url) => url.replace(HOME, address)
  const ada = await aerie.asMember('administrator')
  const given = { botToken: telegram.token, apiRoot: telegram.url }
  const channel = await ada.call('POST /channels', { body: { network: 'telegram', name: 'Bot', teamId: null, fields: { ...given, ...fields } } })
  let nth = 0
  const marta = { from: { id: 777, first_name: 'Marta' }, chat: { id: 777, type: 'private' } }
  return {
    telegram,
    database,
    aerie,
    ada,
    channel,
    write: (text: string) => telegram.push('message', { message_id: ++nth, date: Math.floor(aerie.clock.now().getTime() / 1000), ...marta, text }),
    items: async () => (await database.pool.query<{ text: string }>('select text from listening.item order by at, network_id')).rows.map(({ text }) => text),
    letters: async () => (await database.pool.query('select nth from channels.letter')).rowCount,
    isSet: () => until(() => telegram.hook.url),
    rests: () => until(async () => (await database.pool.query('select from channels.channel where leased_by is null')).rowCount),
    change(more: Record<string, boolean>) {
      aerie.clock.advance({ seconds: 1 })
      return ada.call('PATCH /channels/:id', { params: channel, body: { fields: { ...given, ...more } } })
    },
    health: () => ada.call('GET /channels/:id/health', { params: channel }),
    async troubles() {
      await lookAfter(aerie.platform)
      return (await ada.call('GET /channels/troubles')).items
    },
    knock: (secret: string | null, payload: object, id = channel.id) =>
      aerie.http.inject({
        method: 'POST',
        url: `/api/channels/telegram/${id}/updates`,
        headers: secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret },
        payload,
      }),
  }
}

test('what Telegram brings is written down first, and is there once, however often it is brought or lost', { timeout: 60_000 }, async () => {
  const { telegram, aerie, channel, write, items, letters, isSet } = await openHouse()
  await aerie.startWorkers()
  await isSet()
  expect(telegram.hook).toMatchObject({
    url: `${HOME}/api/channels/telegram/${channel.id}/updates`,
    secret: expect.stringMatching(/^[\w-]{43}$/),
    allowed: ['message', 'edited_message'],
  })
  telegram.hook.twice = true
  const said = Array.from({ length: 20 }, (_, nth) => `question ${String(nth).padStart(2, '0')} \u0000`)
  said.forEach((text, nth) => {
    if (nth % 10 === 9) telegram.hook.loses++
    write(text)
  })
  await until(async () => (await items()).length === said.length)
  await until(() => telegram.updates.length === 0)
  await until(async () => (await letters()) === 0)
  expect(new Set((await items()).map((text) => text.slice(0, 11)))).toEqual(new Set(said.map((text) => text.slice(0, 11))))
  expect(telegram.asked).not.toContain('getUpdates')
})

test('what was brought while nobody worked here is taken in by who comes', { timeout: 60_000 }, async () => {
  const { telegram, aerie, write, items, letters, knock, change, rests } = await openHouse()
  await aerie.startWorkers()
  await until(() => telegram.hook.url)
  const { secret } = telegram.hook
  await aerie.platform.pool.query('update channels.channel set paused_at = now(), changed_at = now()')
  await change({ webhook: true })
  await rests()
  write('while it rested')
  await until(async () => (await letters()) === 1)
  expect((await knock(secret, { update_id: 501 })).statusCode, 'a double').toBe(200)
  expect([await items(), await letters()]).toEqual([[], 1])
  await aerie.platform.pool.query('update channels.channel set paused_at = null')
  await change({ webhook: true })
  await until(async () => (await items()).length === 1)
})

test('who does not know the secret is turned away and noticed; nothing of theirs is kept', { timeout: 60_000 }, async () => {
  const { telegram, aerie, isSet, knock, letters, troubles } = await openHouse()
  const update = { update_id: 7, message: {} }
  expect((await knock('guess', update)).statusCode).toBe(401)
  expect((await knock(null, update)).statusCode).toBe(401)
  expect((await knock('guess', update, '019aaaaa-0000-7000-8000-000000000000')).statusCode).toBe(404)
  expect((await knock('guess', update, 'nobody')).statusCode).toBe(404)
  await aerie.startWorkers()
  await isSet()
  expect((await knock(telegram.hook.secret.slice(0, -1), update)).statusCode).toBe(401)
  expect((await knock(telegram.hook.secret, { not: 'an update' })).statusCode).toBe(422)
  expect(await letters()).toBe(0)
  const trouble = await until(async () => (await troubles()).find(({ what }) => what === 'missing'))
  expect(trouble.advice).toContain('without its secret')
})

test('what Telegram cannot bring is told with what it says, and over when it comes', { timeout: 60_000 }, async () => {
  const { telegram, aerie, ada, write, items, isSet, health, troubles } = await openHouse()
  await aerie.startWorkers()
  await isSet()
  const { through } = telegram.hook
  telegram.hook.through = () => 'http://127.0.0.1:9/nobody'
  aerie.clock.advance({ seconds: -10 })
  write('can you hear me?')
  await until(() => telegram.hook.lastError)
  aerie.clock.advance({ minutes: 1 })
  const trouble = await until(async () => (await troubles()).find(({ what }) => what === 'needs_you'))
  expect(trouble).toMatchObject({
    detail: expect.stringContaining('Wrong response from the webhook'),
    advice: expect.stringContaining('switch the webhook off'),
  })
  expect((await health()).waiting).toBe(1)
  telegram.hook.through = through
  await until(async () => (await items()).length === 1)
  aerie.clock.advance({ minutes: 1 })
  await until(async () => (await ada.call('GET /channels')).items[0]!.state === 'well')
  expect((await health()).gaps).toMatchObject([{ why: 'failing', to: expect.any(String) }])
})

test('from webhook to long poll and back nothing is missed; a bot of another program is left alone', { timeout: 60_000 }, async () => {
  const { telegram, aerie, channel, write, items, change, isSet, ada } = await openHouse()
  await aerie.startWorkers()
  await isSet()
  write('brought')
  await until(async () => (await items()).length === 1)
  telegram.hook.through = () => 'http://127.0.0.1:9/nobody'
  write('not to be brought')
  await change({ webhook: false })
  await until(async () => (await items()).length === 2)
  expect(telegram.hook.url).toBe('')
  write('asked for')
  await until(async () => (await items()).length === 3)
  const { id } = channel
  telegram.hook.through = (url) => url.replace(HOME, `http://127.0.0.1:${(aerie.http.server.address() as { port: number }).port}`)
  await change({ webhook: true })
  await isSet()
  write('brought again')
  await until(async () => (await items()).length === 4)
  telegram.hook.url = 'https://other.example/hook'
  aerie.clock.advance({ minutes: 1 })
  await until(async () => (await ada.call('GET /channels')).items.find((one) => one.id === id)!.needs?.includes('it has a webhook'))
  expect(telegram.hook.url).toBe('https://other.example/hook')
})

test('a bot that is disconnected takes its webhook off at the next delivery', { timeout: 60_000 }, async () => {
  const { telegram, aerie, channel, ada, write, isSet, items } = await openHouse()
  await aerie.startWorkers()
  await isSet()
  await ada.call('DELETE /channels/:id', { params: channel })
  write('anybody there?')
  await until(() => telegram.hook.url === '')
  expect(await items()).toEqual([])
})

const demanding = (url: string) => () => demandReachable({ url, local: false, key: () => Buffer.alloc(32) })

test.each(['https://aerie.example', 'https://aerie.example:8443', 'https://203.0.114.7'])('%s: Telegram can bring there', (url) => {
  expect(demanding(url)).not.toThrow()
})

test.each(['https://aerie.example:4600', 'http://aerie.example', 'https://10.0.0.7', 'https://[::1]', 'https://localhost'])('%s: it cannot', (url) => {
  expect(demanding(url)).toThrow('cannot be reached by Telegram')
})
