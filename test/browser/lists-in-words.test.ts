import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOrMakeChannel } from '../../server/channels/index.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { AERIE } from '../../server/platform/work.ts'
import { bring } from '../bring.ts'
import { makeStandIn, register } from '../channels.ts'
import { makeHouse, violations, type House } from './browser.ts'

let house: House
beforeAll(async () => void (house = await makeHouse()), 120_000)
afterAll(() => house[Symbol.asyncDispose](), 60_000)

test('a list covers what is warned of, and says calls, in the reader’s language', { timeout: 120_000 }, async () => {
  register(makeStandIn('square'))
  const { platform } = house.server
  const channelOf = (network: string) =>
    inTransaction(platform.db, (tx) => findOrMakeChannel({ tx, by: AERIE, now: platform.clock.now() }, { network, name: network }))
  const said = (network: string, text: string, extra: object) => ({
    id: text,
    network,
    author: { id: text, name: network },
    text,
    at: platform.clock.now(),
    visibility: 'public',
    extra,
  })
  await bring(platform, await channelOf('square'), said('square', 'Something lurid', { labels: ['nudity'] }))
  const phone = await channelOf('phone')
  await bring(platform, phone, said('phone', 'Missed call', { call: { sid: '1', seconds: null } }))
  await bring(platform, phone, said('phone', 'Voicemail (1:15)\n\nPlease call back.', { call: { sid: '2', seconds: 75 } }))
  const { page } = await house.at('agent', { view: { locale: 'de' } })
  await page.goto('/desk/waiting')
  await page.getByRole('link', { name: /Sprachnachricht \(1:15\) Please call back\./ }).waitFor()
  await page.getByRole('link', { name: /Verpasster Anruf/ }).click()
  await page.getByRole('article').getByText('Verpasster Anruf', { exact: true }).waitFor()
  await page.getByRole('link', { name: /⚠ Nacktheit/ }).click()
  const cover = page.getByText('Gekennzeichnet als Nacktheit. Zeigen')
  await cover.waitFor()
  const lurid = page.getByText('Something lurid')
  expect(await lurid.first().isVisible()).toBe(false)
  expect(await violations(page)).toEqual([])
  await cover.click()
  await lurid.first().waitFor({ state: 'visible' })
})
