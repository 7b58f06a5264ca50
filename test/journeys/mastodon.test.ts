import { expect, test } from 'vitest'
import { systemClock } from '../../server/platform/clock.ts'
import { until } from '../channels.ts'
import { makeDatabase } from '../database.ts'
import { startMastodon } from '../fediverse/mastodon.ts'
import { makeServer } from '../server.ts'

test('a question on Mastodon is answered from the desk, in its thread, and the customer’s thanks come back', { timeout: 120_000 }, async () => {
  await using mastodon = await startMastodon()
  await using database = await makeDatabase()
  await using aerie = await makeServer(database, { env: { AERIE_URL: 'http://127.0.0.1:4600' }, clock: systemClock as never })
  const [shop, marta] = [mastodon.join('harriswear'), mastodon.join('marta@fedi.example', 'Marta')]
  const [ines, ravi] = [await aerie.asMember('administrator'), await aerie.asMember('agent', { teams: [aerie.teams.care.id] })]
  await aerie.startWorkers()

  const fields = { server: mastodon.url, accessToken: shop.token }
  await ines.call('POST /channels', { body: { network: 'mastodon', name: 'Mastodon', teamId: aerie.teams.care.id, fields } })
  const question = mastodon.write(marta, '@harriswear do the gloves come in black?')

  const waiting = await until(async () => (await ravi.call('GET /conversations', { query: { view: 'queue' } })).items[0])
  expect(waiting).toMatchObject({
    handle: 'marta@fedi.example',
    state: 'waiting_for_us',
    team: { name: aerie.teams.care.name },
    due: { kind: 'first_response' },
  })
  await ravi.call('POST /conversations/:id/claim', { params: { id: waiting.id } })
  const { changes } = await ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
  await ravi.call('POST /conversations/:id/reply', { params: { id: waiting.id }, body: { text: 'They do! 🧤', visibility: 'public', changes } })

  const reply = await until(() => mastodon.shop.posts.find((post) => post.by === shop))
  expect(reply).toMatchObject({ text: '@marta@fedi.example They do! 🧤', answers: question })
  const whole = () => ravi.call('GET /conversations/:id', { params: { id: waiting.id } })
  await until(async () => (await whole()).state === 'waiting_for_them')
  mastodon.write(marta, '@harriswear Thank you!', { answers: reply })
  await until(async () => (await whole()).items === 3)
  const said = (await whole()).entries.flatMap((entry) => (entry.what === 'item' ? [[entry.direction, entry.text, entry.writtenBy?.name ?? null]] : []))
  expect(said).toEqual([
    ['in', '@harriswear do the gloves come in black?', null],
    ['out', 'They do! 🧤', 'a agent'],
    ['in', '@harriswear Thank you!', null],
  ])
})
