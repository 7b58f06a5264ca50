import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOrMakeChannel } from '#channels'
import { inTransaction } from '../../server/platform/db.ts'
import { AERIE } from '../../server/platform/work.ts'
import { writeSpent } from '../../server/channels/metering/write-spent.ts'
import { makeStandIn, register } from '../channels.ts'
import { bring, makeHouse, violations, type House } from './browser.ts'

let house: House
/** Where pictures go, for whoever wants to look at them. */
const PICTURES = process.env['AERIE_PICTURES']

beforeAll(async () => {
  register(makeStandIn('x'))
  house = await makeHouse()
  await bring(house, ['Do you deliver to Graz?'], { network: 'x', url: 'https://x.com/anna/status/1', extra: { calledUs: true } })
  await inTransaction(house.database.db, async (tx) => {
    const channelId = await findOrMakeChannel({ tx, by: AERIE, now: new Date() }, { network: 'x', name: 'Shop on X' })
    const dear = { what: 'answer_with_link', count: 30, amount: 6_000_000 } as const // one day's is more than the budget below: it may be the first of a month
    for (const days of [0, 1, 2, 5, 9, 20])
      await writeSpent(tx, channelId, new Date(Date.now() - days * 86_400_000), [{ what: 'read', count: 40 * (days + 1), amount: 200_000 * (days + 1) }, dear])
  })
}, 120_000)
afterAll(() => house?.[Symbol.asyncDispose](), 60_000)

/** Holds a screen to the rules in both lights and on a phone. */
async function isSound(page: Page, what: string): Promise<void> {
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page), `${what}, ${colorScheme}, ${width}`).toEqual([])
      if (PICTURES) {
        mkdirSync(PICTURES, { recursive: true })
        await page.screenshot({ path: join(PICTURES, `${what}-${colorScheme}-${width}.png`), fullPage: true })
      }
    }
    expect(await page.evaluate('document.documentElement.scrollWidth'), what).toBeLessThanOrEqual(width)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('what cannot be answered from here is opened there, and logged here with one click each; and taken back', { timeout: 240_000 }, async () => {
  const { page } = await house.at('agent', { name: 'Claire Dumont' })
  await page.goto('/desk')
  await page.getByText('Do you deliver to Graz?').first().click()
  const there = page.getByRole('link', { name: 'Open it there' })
  await there.waitFor()
  expect([await there.getAttribute('href'), await there.getAttribute('target')]).toEqual(['https://x.com/anna/status/1', '_blank'])
  await page.getByText('Answer by hand').first().click()
  await page.getByText('An answer costs $0.01, with a link $0.20.').waitFor()
  await page.getByLabel('What you answered there').fill('Yes, within two days.')
  await isSound(page, 'by-hand')
  await page.getByRole('button', { name: 'Log it here' }).click()
  await page.getByText('answered there, logged here').waitFor()
  await isSound(page, 'logged')
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByText('answered there, logged here').waitFor({ state: 'detached' })
})

test('the table is read with its sources, and a budget is set, kept to and told', { timeout: 240_000 }, async () => {
  const { page } = await house.at('administrator', { name: 'Ada Admin' })
  await page.goto('/reach')
  await page.getByText('Shop on X').waitFor()
  await page.getByText('LinkedIn', { exact: true }).click()
  await page.getByText('stays behind a wall').waitFor()
  await page.getByText('X', { exact: true }).click()
  expect(await page.getByRole('link', { name: 'X API, pricing', exact: true }).first().getAttribute('href')).toContain('docs.x.com')
  await page.getByRole('button', { name: 'Set a budget' }).click()
  await page.getByLabel('A month').fill('5')
  await isSound(page, 'reach')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Budget spent').waitFor()
  await page.getByText('The budget of Shop on X is spent: nothing is read or sent there.').waitFor()
  await isSound(page, 'spent')
  const { page: theirs } = await house.at('agent', { name: 'Omar Haddad' })
  await theirs.goto('/reach')
  await theirs.getByText('Budget spent').waitFor()
  expect(await theirs.getByRole('button', { name: 'Set a budget' }).count()).toBe(0)
  expect(await theirs.getByText('nothing is read or sent there').count()).toBe(0)
})
