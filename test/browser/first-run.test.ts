import { expect, test } from 'vitest'
import { ensureSetup } from '../../server/workspace/setup/ensure-setup.ts'
import { makeHouse, violations } from './browser.ts'

test('from the link in the console to a desk at work, by keyboard and mouse, light and dark, wide and on a phone', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  await house.server.startWorkers()
  const link = await ensureSetup(house.server.platform)
  const page = await house.stranger()
  await page.goto(link!)
  await page.getByLabel('Company').fill('Harris Wear')
  await page.getByLabel('Your name').fill('Ines Vidal')
  await page.getByLabel('Email address').fill('ines@example.com')
  await page.locator('input[type=password]').fill('four ordinary words')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Make the workspace' }).click()

  await page.getByRole('button', { name: 'Open the demo company' }).click()
  await page.getByRole('heading', { name: 'All waiting' }).waitFor()
  await page
    .getByRole('link', { name: /overdue|due in/ })
    .first()
    .waitFor()
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 375, height: 812 })
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375)
})

test('a stranger is shown the way in, and nothing else', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const page = await house.stranger()
  await page.goto('/desk/waiting')
  await page
    .getByRole('button', { name: /sign in/i })
    .first()
    .waitFor()
  expect(await violations(page)).toEqual([])
})
