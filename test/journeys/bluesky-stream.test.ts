import { expect, test } from 'vitest'
import { systemClock } from '../../server/platform/clock.ts'
import { startJetstream } from '../bluesky/jetstream.ts'
import { until } from '../channels.ts'
import { makeDatabase } from '../database.ts'
import { startBluesky, type BlueskyAccount } from '../peers/bluesky.ts'
import { makeServer } from '../server.ts'

test('what nobody said to us is caught in the public stream, answered from the desk, and nothing else is kept', { timeout: 180_000 }, async () => {
  await using room = await makeDatabase()
  await using bluesky = await startBluesky(room.url)
  await using jetstream = await startJetstream()
  await using database = await makeDatabase()
  await using aerie = await makeServer(database, { env: { AERIE_URL: 'http://127.0.0.1:4600' }, clock: systemClock as never })
  const [marta, shop] = [await bluesky.join('marta'), await bluesky.join('harriswear')]
  const [ines, ravi] = [await aerie.asMember('administrator'), await aerie.asMember('agent', { teams: [aerie.teams.care.id] })]
  await aerie.startWorkers()
  const say = async (who: BlueskyAccount, text: string) => {
    const { uri, cid } = await who.agent.post({ text })
    jetstream.post({
      did: who.did,
      rkey: uri.split('/')[4]!,
      cid,
      record: { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString(), langs: ['en'] },
    })
    return uri
  }

  const fields = { handle: shop.handle, appPassword: await shop.appPassword('aerie'), service: bluesky.service, listens: true, stream: jetstream.address }
  await ines.call('POST /channels', { body: { network: 'bluesky', name: 'Bluesky', teamId: aerie.teams.care.id, fields } })
  expect(jetstream.asked).toEqual([])
  const watch = { purpose: 'buying_phrase', becomes: 'conversation', teamId: aerie.teams.care.id } as const
  await ines.call('POST /watches', { body: { ...watch, name: 'Gloves', query: 'gloves NEAR/4 (recommend OR buy)' } })
  await until(() => jetstream.standing() === 1)
  await say(marta, 'what a fine day')
  const asked = await say(marta, 'Where would you buy falconry gloves?')

  const waiting = await until(async () => (await ravi.call('GET /conversations', { query: { view: 'queue' } })).items[0])
  expect(waiting).toMatchObject({ handle: 'marta.test', preview: 'Where would you buy falconry gloves?', state: 'waiting_for_us' })
  await ravi.call('POST /conversations/:id/claim', { params: { id: waiting.id } })
  const { changes, reach } = await ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
  expect(reach).toMatchObject({ answer: 'public', note: 'This was not said to us: consider whether an answer is welcome.' })
  await ravi.call('POST /conversations/:id/reply', { params: { id: waiting.id }, body: { text: 'From us, of course 🧤', visibility: 'public', changes } })
  const reply = await until(async () => (await marta.agent.listNotifications()).data.notifications[0])
  expect(reply.record).toMatchObject({ text: 'From us, of course 🧤', reply: { parent: { uri: asked } } })
  const { rows } = await database.pool.query(`select text from listening.item where direction = 'in'`)
  expect(rows).toEqual([{ text: 'Where would you buy falconry gloves?' }])
})
