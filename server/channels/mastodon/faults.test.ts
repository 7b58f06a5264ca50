import { expect, onTestFinished, test } from 'vitest'
import { makeChannelHouse } from '../../../test/channel-house.ts'
import { until } from '../../../test/channels.ts'
import { startMastodon } from '../../../test/fediverse/mastodon.ts'
import { readHealth } from '../read.ts'
import { makeMastodon } from './adapter.ts'

const QUICK = { streaming: 300, busy: 30, idle: 30, least: 10, round: 30_000, silence: 2_000 }

async function openHouse() {
  const mastodon = await startMastodon()
  const [shop, marta] = [mastodon.join('harriswear'), mastodon.join('marta@fedi.example')]
  const house = await makeChannelHouse(makeMastodon(QUICK), { server: mastodon.url, accessToken: shop.token })
  const receiving = house.receive()
  onTestFinished(async () => {
    await receiving.stop()
    await house[Symbol.asyncDispose]()
    await mastodon[Symbol.asyncDispose]()
  })
  const ask = (nth: number) => mastodon.write(marta, `@harriswear question ${nth}`)
  const heard = (count: number) => until(() => house.items.size === count)
  ask(0)
  await heard(1)
  return { mastodon, house, shop, ask, heard, row: async () => (await readHealth(house.db, house.channelId))[0]! }
}

test('one notice in ten never comes: looking finds what the stream did not tell', { timeout: 60_000 }, async () => {
  const { mastodon, ask, heard } = await openHouse()
  const tell = mastodon.shop.tell
  let told = 0
  mastodon.shop.tell = (...news) => void (++told % 10 === 0 || tell(...news))
  for (let nth = 1; nth <= 40; nth++) ask(nth)
  await heard(41)
  expect(told).toBeGreaterThanOrEqual(40)
})

test.each([
  ['500', { status: 500, body: '{"error":"boom"}' }],
  ['a page of a proxy instead of JSON', { status: 200, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } }],
  ['JSON that is no list', { status: 200, body: '{"an":"object"}' }],
  ['cut in the middle', { status: 200, body: '[{"id": "1", "type": "men' }],
  ['429 without Retry-After, its allowance told', { status: 429, body: '{"error":"Too many"}', headers: { 'x-ratelimit-reset': new Date().toISOString() } }],
  ['429 with Retry-After', { status: 429, body: '{"error":"Too many"}', headers: { 'retry-after': '1' } }],
])('%s: nothing is lost, and it goes on by itself', { timeout: 60_000 }, async (_, answer) => {
  const { mastodon, ask, heard, row } = await openHouse()
  mastodon.faults.says.push(answer, answer)
  ask(1)
  await until(async () => (await row()).failing_since)
  ask(2)
  await heard(3)
  await until(async () => !(await row()).failing_since)
  expect((await row()).needs).toBeNull()
})

test('a revoked token says at once what to do; connected again, what was missed is there', { timeout: 60_000 }, async () => {
  const { mastodon, house, shop, ask, heard, row } = await openHouse()
  mastodon.shop.members.delete(shop.token)
  mastodon.cutStreams()
  await until(async () => (await row()).needs)
  expect((await row()).needs).toContain('revoked')
  const { rows: open } = await house.pool.query('select why, to_at from channels.gap')
  expect(open).toMatchObject([{ why: 'failing', to_at: null }])
  mastodon.shop.members.set(shop.token, shop)
  ask(1)
  ask(2)
  const { change } = await import('../connecting/change.ts')
  await house.act((work) => change(house.platform, work, house.channelId, { fields: { server: mastodon.url, accessToken: shop.token } }))
  await heard(3)
  await until(async () => (await house.pool.query('select from channels.gap where to_at is not null')).rowCount === 1)
  expect((await row()).said).toMatchObject({ allowance: { left: 250, limit: 300 } })
})
