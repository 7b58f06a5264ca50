import { expect, test } from 'vitest'
import { AccountTrouble } from '../../server/channels/adapter.ts'
import { lookAfter } from '../../server/channels/health/look-after.ts'
import { newId } from '../../server/platform/ids.ts'
import { makeStandIn, register } from '../channels.ts'
import { makeHouse, violations, type House } from './browser.ts'

/** Four weeks of a channel, with a gap last week and trouble now. */
async function makeHistory({ database: { pool } }: House, channelId: string): Promise<void> {
  await pool.query(`update channels.channel set created_at = now() - interval '60 days', last_ok_at = now(), last_item_at = now() - interval '5 minutes', attended_at = now(),
    failing_since = now() - interval '3 minutes', needs = 'Sign in again.', last_error = '401: the token was revoked',
    said = '{"allowance": {"left": 212, "limit": 300, "resetAt": "2027-01-01T00:00:00Z"}, "waiting": 3}'`)
  await pool.query(
    `insert into channels.came select $1, h, 3 + extract(hour from h)::int % 7, case when h between now() - interval '6 days' and now() - interval '4 days' then 2 else 0 end
     from generate_series(date_trunc('hour', now()) - interval '40 days', now(), '1 hour') h`,
    [channelId],
  )
  await pool.query(
    `insert into channels.gap (id, channel_id, why, from_at, noticed_at, to_at, items) values ($1, $2, 'away', now() - interval '6 days', now() - interval '4 days', now() - interval '4 days', 96)`,
    [newId(), channelId],
  )
}

test('a channel in trouble is on every screen of who minds it, with what to do; its page tells what it heard', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const network = makeStandIn('square')
  register(network)
  const { page, caller } = await house.at('administrator')
  const { id } = await caller.call('POST /channels', { body: { network: 'square', name: 'Town square', teamId: null, fields: { password: 'p' } } })
  network.trouble = new AccountTrouble('401', 'Sign in again.')
  await makeHistory(house, id)
  await page.goto('/desk')
  await lookAfter(house.server.platform)
  const banner = page.getByRole('status', { name: 'Channels in trouble' })
  await banner.getByText('needs you').waitFor()
  await banner.getByText('Nobody is told of this by mail').waitFor()
  expect(await violations(page)).toEqual([])
  await banner.getByRole('link', { name: 'Town square' }).click()
  await page.getByRole('img', { name: /What came in 28 days/ }).waitFor()
  await page.getByText('96 items were fetched afterwards').waitFor()
  await page.getByText('212 of 300').waitFor()
  expect(await violations(page)).toEqual([])

  const { page: agents } = await house.at('agent', { view: { viewport: { width: 375, height: 812 }, colorScheme: 'dark', locale: 'de' } })
  await agents.goto(`/channels/${id}`)
  await agents.getByRole('img', { name: /28/ }).waitFor()
  expect(await agents.getByRole('status', { name: 'Channels in trouble' }).count(), 'not theirs to mind').toBe(0)
  expect(await violations(agents)).toEqual([])
  expect(await agents.evaluate('document.documentElement.scrollWidth'), 'nothing runs over the edge').toBeLessThanOrEqual(375)
})
