import { expect, test } from 'vitest'
import { startMastodon } from '../fediverse/mastodon.ts'
import { startBotServer } from '../telegram/bot-server.ts'
import { makeHouse, violations } from './browser.ts'

test('an account on Mastodon is connected by signing in at its own server', { timeout: 120_000 }, async () => {
  await using mastodon = await startMastodon()
  mastodon.join('harriswear', 'Harris Wear')
  await using house = await makeHouse()
  const { page, caller } = await house.at('administrator')
  await page.goto('/channels')
  await page.getByRole('link', { name: 'Mastodon' }).click()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Server').fill('not a server')
  await page.getByRole('button', { name: 'Sign in at Mastodon' }).click()
  await page.getByText('This is not a server. It looks like mastodon.social.').first().waitFor()
  await page.getByLabel('Server').fill(mastodon.url)
  await page.getByRole('button', { name: 'Sign in at Mastodon' }).click()
  await page.waitForURL(/\/channels\b(?!\/new)/)
  const { items } = await caller.call('GET /channels')
  expect(items).toMatchObject([{ network: 'mastodon', name: 'Mastodon', state: 'well', settings: { handle: 'harriswear@harris.test' } }])

  await house.database.pool.query(`update channels.channel set needs = 'Connect the account again by signing in at its server.', failing_since = now()`)
  await page.goto(`/channels/${items[0]!.id}`)
  await page.getByRole('button', { name: 'Sign in at Mastodon' }).click()
  await page.waitForURL(/\/channels\?connected=/)
  expect((await caller.call('GET /channels')).items, 'renewed, not made anew').toMatchObject([{ id: items[0]!.id, state: 'well' }])
})

test('a bot on Telegram is connected by its token; what is wrong with it is said, and the guide is beside it', { timeout: 120_000 }, async () => {
  await using telegram = await startBotServer()
  await using house = await makeHouse()
  const { page, caller } = await house.at('administrator')
  await page.goto('/channels/new/telegram')
  await page.getByLabel('Bot token').first().fill('wrong')
  await page.getByText('More settings').click()
  await page.getByLabel('Server').fill(telegram.url)
  await page.getByRole('switch', { name: 'Everything in its groups' }).click()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Try and connect' }).click()
  await page.getByText('The bot’s token is wrong, or was revoked.').first().waitFor()
  await page.getByLabel('Bot token').first().fill(telegram.token)
  await page.getByRole('button', { name: 'Try and connect' }).click()
  await page.getByText('This bot hears in groups only what is said to it.').first().waitFor()
  telegram.bot.can_read_all_group_messages = true
  await page.getByRole('button', { name: 'Try and connect' }).click()
  await page.waitForURL(/\/channels$/)
  expect((await caller.call('GET /channels')).items).toMatchObject([
    { network: 'telegram', state: 'well', settings: { wholeGroups: true, username: 'harriswear_bot' } },
  ])
})

test.each(['mastodon', 'telegram', 'discord'])('the guide of %s can be read in the app', { timeout: 120_000 }, async (network) => {
  await using house = await makeHouse()
  const { page } = await house.at('administrator')
  await page.goto(`/channels/new/${network}`)
  await page.getByRole('link', { name: 'Read the guide' }).click()
  await page.getByRole('heading', { name: 'When something is wrong' }).waitFor()
  expect(await violations(page)).toEqual([])
})
