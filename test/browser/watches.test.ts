import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bring, type House, isWhole, makeHouse } from './browser.ts'

let house: House
let page: Page
beforeAll(async () => {
  house = await makeHouse()
  page = (await house.at('marketer', { name: 'Mara Voss' })).page
  await bring(house, [
    'Is the Wren coffee machine any good?',
    'My WREN leaks',
    '先週注文したコーヒーマシンがまだ届きません。',
    `https://example.com/${'long'.repeat(60)} wren`,
  ])
}, 120_000)
afterAll(() => house?.[Symbol.asyncDispose](), 60_000)

test('a watch is written beside what it would have caught, told where it is wrong, saved, seen to catch, and let rest', { timeout: 180_000 }, async () => {
  await page.goto('/watches')
  await page.getByRole('link', { name: 'Add a watch' }).click()
  await page.getByLabel('Name').fill('Our machine')
  await page.getByRole('textbox', { name: 'Query' }).fill('wren (leak*')
  await page.getByText('This bracket is not closed.').waitFor()
  await expect.poll(() => page.locator('mark').textContent()).toBe('(')
  await expect.poll(() => page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await isWhole(page, 'trouble')
  await page.getByRole('textbox', { name: 'Query' }).fill('wren OR コーヒー')
  await page.getByText('This would have caught 4 items last week.').waitFor()
  await page.getByText('My WREN leaks').waitFor()
  await isWhole(page, 'preview')
  await page.getByLabel('Team', { exact: true }).selectOption('Marketing')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Watches' }).waitFor()
  await bring(house, ['Another word on the Wren'], { author: { handle: 'dora', name: 'Dora' } })
  await page.reload()
  await page.getByRole('img', { name: 'One hit in 30 days' }).waitFor()
  await page.getByRole('switch', { name: 'Our machine listens' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(async () => page.getByRole('switch', { name: 'Our machine listens' }).isChecked()).toBe(false)
  await isWhole(page, 'list')
  await page.getByRole('link', { name: 'Our machine' }).click()
  await page.getByText('Another word on the Wren').first().waitFor()
  await isWhole(page, 'watch')
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('“Our machine” removed.').waitFor()
  await page.getByRole('link', { name: 'Our machine' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: 'Our machine' }).waitFor()
})

test('who may not write watches reads them', { timeout: 120_000 }, async () => {
  const { page: theirs } = await house.at('viewer')
  await theirs.goto('/watches')
  await theirs.getByRole('link', { name: 'Our machine' }).click()
  await theirs.getByText('What it caught').waitFor()
  expect(await theirs.getByRole('textbox', { name: 'Query' }).count()).toBe(0)
})
