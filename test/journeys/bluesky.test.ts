import { expect, test } from 'vitest'
import { systemClock } from '../../server/platform/clock.ts'
import { until } from '../channels.ts'
import { makeDatabase } from '../database.ts'
import { startBluesky } from '../peers/bluesky.ts'
import { makeServer } from '../server.ts'

test('a question on Bluesky is answered from the desk, in its thread, and the customer’s thanks come back', { timeout: 180_000 }, async () => {
  await using room = await makeDatabase()
  await using bluesky = await startBluesky(room.url)
  await using database = await makeDatabase()
  await using aerie = await makeServer(database, { env: { AERIE_URL: 'http://127.0.0.1:4600' }, clock: systemClock as never })
  const [marta, shop] = [await bluesky.join('marta'), await bluesky.join('harriswear')]
  const [ines, ravi] = [await aerie.asMember('administrator'), await aerie.asMember('agent', { teams: [aerie.teams.care.id] })]
  await aerie.startWorkers()

  const fields = { handle: shop.handle, appPassword: await shop.appPassword('aerie'), service: bluesky.service }
  await ines.call('POST /channels', { body: { network: 'bluesky', name: 'Bluesky', teamId: aerie.teams.care.id, fields } })
  const mention = { index: { byteStart: 0, byteEnd: 16 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }
  const question = await marta.agent.post({ text: '@harriswear.test do the gloves come in black?', facets: [mention] })

  const waiting = await until(async () => (await ravi.call('GET /conversations', { query: { view: 'queue' } })).items[0])
  expect(waiting).toMatchObject({ handle: 'marta.test', state: 'waiting_for_us', team: { name: aerie.teams.care.name }, due: { kind: 'first_response' } })
  await ravi.call('POST /conversations/:id/claim', { params: { id: waiting.id } })
  const { changes } = await ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
  await ravi.call('POST /conversations/:id/reply', { params: { id: waiting.id }, body: { text: 'They do! 🧤 @marta.test', visibility: 'public', changes } })

  const reply = await until(async () => (await marta.agent.listNotifications()).data.notifications[0])
  expect(reply.record).toMatchObject({ text: 'They do! 🧤 @marta.test', reply: { root: { uri: question.uri }, parent: { uri: question.uri } } })
  const whole = () => ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
  await until(async () => (await whole()).state === 'waiting_for_them')
  await marta.agent.post({ text: 'Thank you!', reply: { root: question, parent: { uri: reply.uri, cid: reply.cid } } })
  await until(async () => (await whole()).items === 3)
  const said = (await whole()).entries.flatMap((entry) => (entry.what === 'item' ? [[entry.direction, entry.text, entry.writtenBy?.name ?? null]] : []))
  expect(said).toEqual([
    ['in', '@harriswear.test do the gloves come in black?', null],
    ['out', 'They do! 🧤 @marta.test', 'a agent'],
    ['in', 'Thank you!', null],
  ])
})
