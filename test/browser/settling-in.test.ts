import { expect, test } from 'vitest'
import { AccountTrouble } from '../../server/channels/adapter.ts'
import { makeStandIn, register } from '../channels.ts'
import { makeHouse, violations } from './browser.ts'

test('a colleague is invited, takes up the link, signs in, and sees what their role may', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page } = await house.at('administrator', { name: 'Ines Vidal' })
  await page.goto('/team')
  await page.getByRole('button', { name: 'Invite a colleague' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Kim Novak')
  await page.getByLabel('Email address').fill('kim@example.com')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(await violations(page)).toEqual([])

  const kim = await house.stranger()
  await kim.goto(link)
  await kim.getByRole('textbox', { name: 'New password' }).fill('four ordinary words')
  await kim.getByRole('button', { name: 'Set the password' }).click()
  await kim.getByLabel('Email address').waitFor()
  await kim.goto('/api/channels/bluesky/callback?state=x&code=y') // as from a network, when the session here has ended
  await kim.getByText('connecting the channel goes on').waitFor()
  await kim.getByLabel('Email address').fill('kim@example.com')
  await kim.getByRole('textbox', { name: 'Password' }).fill('not this one at all')
  await kim.keyboard.press('Enter')
  await kim.getByRole('alert').filter({ hasText: 'do not belong together' }).waitFor()
  await kim.getByRole('textbox', { name: 'Password' }).fill('four ordinary words')
  await kim.keyboard.press('Enter')
  await kim.getByRole('link', { name: 'Desk', exact: true }).waitFor()
  await kim.getByRole('alert').filter({ hasText: 'may not' }).waitFor()
  expect(new URL(kim.url()).pathname).toBe('/channels')
  expect(await kim.getByRole('link', { name: 'Parked' }).count()).toBe(0)
  await kim.goto('/team')
  await kim.getByText('Kim Novak').waitFor()
  expect(await kim.getByRole('button', { name: 'Invite a colleague' }).count()).toBe(0)
})

test('working hours are edited, and what they mean is told before they are saved', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page } = await house.at('lead')
  await page.goto('/hours')
  await page.getByRole('switch', { name: 'Around the clock' }).click()
  await page.getByRole('button', { name: 'Hours: add a block on Saturday' }).click()
  const preview = page.getByRole('complementary', { name: 'What it means' })
  await preview
    .getByText(/the clock stood still outside the hours of/)
    .first()
    .waitFor()
  await page.getByLabel('Saturday, until').fill('08:00')
  await page.getByText('A block ends before it begins').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await page.getByLabel('Saturday, until').fill('13:00')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Open deadlines are worked out anew').waitFor()
  await page.reload()
  await expect.poll(() => page.getByLabel('Saturday, until').inputValue()).toBe('13:00')
  expect(await violations(page)).toEqual([])
})

test('a channel that cannot be connected says what to do, and keeps what was typed', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page } = await house.at('administrator')
  await page.goto('/channels')
  await page.getByRole('link', { name: 'Bluesky' }).click()
  await page.getByRole('textbox', { name: /^Handle/ }).fill('nobody.example.invalid')
  await page.getByRole('textbox', { name: /^App password/ }).fill('aaaa-bbbb-cccc-dddd')
  await page.getByRole('button', { name: 'Try and connect' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('textbox', { name: /^Handle/ }).inputValue()).toBe('nobody.example.invalid')
  expect(await violations(page)).toEqual([])
})

test('who signed in at a network comes back to the channels, and is told how it went', { timeout: 120_000 }, async () => {
  let answer: AccountTrouble | null = new AccountTrouble('denied', 'The sign-in was not allowed at Bluesky. Begin it again if that was a mistake.')
  const there = makeStandIn('harbour', {
    title: 'Harbour',
    signIn: {
      documents: () => Promise.resolve({}),
      begin: ({ url }) =>
        Promise.resolve({ url: `${url}/api/channels/harbour/callback?state=state-${answer ? 1 : 2}`, state: `state-${answer ? 1 : 2}`, kept: {} }),
      finish: () => (answer ? Promise.reject(answer) : Promise.resolve({ secret: { password: 'x' }, settings: {} })),
    },
  })
  register(there)
  await using house = await makeHouse()
  const { page } = await house.at('administrator')
  const goThere = async (): Promise<void> => {
    await page.goto('/channels/new/harbour')
    await page.getByLabel('Name', { exact: false }).first().fill('Quayside')
    await page.getByRole('button', { name: 'Sign in at Harbour' }).click()
    await page.waitForURL(/\/channels\?/)
  }
  await goThere()
  await page.getByRole('alert').filter({ hasText: 'was not allowed at Bluesky' }).waitFor()
  expect(await violations(page)).toEqual([])
  answer = null
  await goThere()
  const message = page.getByRole('alert').filter({ hasText: 'Quayside is connected' })
  await message.waitFor()
  await message.getByRole('button', { name: 'Close' }).click()
  await message.waitFor({ state: 'detached' })
  await expect.poll(() => new URL(page.url()).search).toBe('')
})

test('the keys of every screen are shown by ?, and single keys can be turned off', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page } = await house.at('agent')
  await page.goto('/profile')
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  await help.getByText('Go to Team and roles').waitFor()
  expect(await violations(page)).toEqual([])
  await help.getByRole('switch', { name: 'Single keys' }).click()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Command palette' }).locator('input:focus').waitFor()
  expect(await help.count()).toBe(0)
  await page.keyboard.type('team')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Team and roles' }).waitFor()
})

test('who signed out sees the way in, also in another tab, and comes back where they were', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page } = await house.at('agent', { name: 'Ada Byron' })
  await page.goto('/profile')
  const other = await page.context().newPage()
  await other.goto('/team')
  await other.getByText('Ada Byron').first().waitFor()
  await page.getByRole('button', { name: /^You: / }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await other.getByRole('heading', { name: 'Sign in' }).waitFor()
  await expect.poll(() => new URL(other.url()).searchParams.get('to')).toBe('/team')
})
