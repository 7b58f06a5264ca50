import { expect, test } from 'vitest'
import { systemClock } from '../../server/platform/clock.ts'
import { until } from '../channels.ts'
import { makeDatabase } from '../database.ts'
import { makeServer } from '../server.ts'
import { startBotServer } from '../telegram/bot-server.ts'

test('what somebody writes to the bot is one conversation, seen by its team alone, and answered in the chat', { timeout: 120_000 }, async () => {
  await using telegram = await startBotServer()
  await using database = await makeDatabase()
  await using aerie = await makeServer(database, { env: { AERIE_URL: 'http://127.0.0.1:4600' }, clock: systemClock as never })
  const [ines, ravi] = [await aerie.asMember('administrator'), await aerie.asMember('agent', { teams: [aerie.teams.care.id] })]
  await aerie.startWorkers()
  const fields = { botToken: telegram.token, apiRoot: telegram.url }
  await ines.call('POST /channels', { body: { network: 'telegram', name: 'Telegram', teamId: aerie.teams.care.id, fields } })

  const [from, chat] = [
    { id: 777, first_name: 'Marta', username: 'marta' },
    { id: 777, type: 'private' },
  ]
  let nth = 0
  const write = (text: string) => telegram.push('message', { message_id: ++nth, date: Math.floor(Date.now() / 1000), from, chat, text })
  write('My gloves are too small.')
  const waiting = await until(async () => (await ravi.call('GET /conversations', { query: { view: 'queue' } })).items[0])
  expect(waiting).toMatchObject({ handle: 'marta', visibility: 'direct', team: { name: aerie.teams.care.name }, due: { kind: 'first_response' } })
  write('May I send them back?')
  const whole = () => ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
  await until(async () => (await whole()).items === 2)
  await ravi.call('POST /conversations/:id/claim', { params: { id: waiting.id } })
  await ravi.call('POST /conversations/:id/reply', {
    params: { id: waiting.id },
    body: { text: 'Of course.', visibility: 'direct', changes: (await whole()).changes },
  })
  await until(() => telegram.written.length)
  expect(telegram.written[0]).toMatchObject({ chat_id: 777, text: 'Of course.', reply_parameters: { message_id: 2 } })
  await until(async () => (await whole()).state === 'waiting_for_them')
  write('Thank you!')
  await until(async () => (await whole()).items === 4)
  const said = (await whole()).entries.flatMap((entry) => (entry.what === 'item' ? [[entry.direction, entry.text]] : []))
  expect(said).toEqual([
    ['in', 'My gloves are too small.'],
    ['in', 'May I send them back?'],
    ['out', 'Of course.'],
    ['in', 'Thank you!'],
  ])
})
