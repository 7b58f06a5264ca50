import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bring, makeHouse, violations, type House } from './browser.ts'

const PHONE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }

let house: House
beforeAll(async () => {
  house = await makeHouse()
  for (let n = 10; n < 40; n++) await house.server.asMember('agent', { name: `Colleague ${n}`, teams: [house.server.teams.care.id] })
  const texts = Array.from({ length: 40 }, (_, n) => `Question ${n}: where is my parcel?`)
  await bring(house, texts)
}, 120_000)
afterAll(() => house[Symbol.asyncDispose](), 60_000)

/** The bottom bar's upper edge. */
const barAt = (page: Page) =>
  page
    .locator('nav:visible')
    .last()
    .evaluate((bar) => bar.parentElement!.getBoundingClientRect().top)
const bottomOf = (page: Page, last: string) =>
  page
    .locator(last)
    .last()
    .evaluate((row) => row.getBoundingClientRect().bottom)
interface Box {
  parentElement: Box | null
  scrollHeight: number
  clientHeight: number
  scrollBy(x: number, y: number): void
}
interface View {
  getComputedStyle(box: Box): { overflowY: string }
  document: { scrollingElement: Box }
}

/** Scrolls whatever holds these rows by so many pixels. */
const scroll = (page: Page, rows: string, by: number) =>
  page
    .locator(rows)
    .first()
    .evaluate((row, pixels) => {
      const { getComputedStyle, document } = globalThis as unknown as View
      let holder = row as unknown as Box | null
      while (holder && !(/auto|scroll/.test(getComputedStyle(holder).overflowY) && holder.scrollHeight > holder.clientHeight)) holder = holder.parentElement
      ;(holder ?? document.scrollingElement).scrollBy(0, pixels)
    }, by)

test.each([
  ['/team', 'main li:has-text("Colleague")'],
  ['/desk/waiting', '[data-conversation]'],
])('a long list on a phone hides nothing under the bar, wherever it stands: %s', { timeout: 120_000 }, async (path, rows) => {
  const { page } = await house.at('administrator', { name: `Ines ${path}`, view: PHONE })
  await page.goto(path)
  await page.locator(rows).nth(5).waitFor()
  for (const by of [0, 37, 59, 83]) {
    await scroll(page, rows, by)
    expect(await violations(page)).toEqual([])
  }
  await expect
    .poll(async () => {
      await scroll(page, rows, 100_000)
      return (await bottomOf(page, rows)) <= (await barAt(page))
    })
    .toBe(true)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.locator(rows).last().tap() // the bar does not take the tap
})

test('another place begins at its top, and the way back stands where one was', { timeout: 120_000 }, async () => {
  const { page } = await house.at('administrator', { name: 'Ines Back', view: PHONE })
  await page.goto('/team')
  await page.getByText('Colleague 20').waitFor()
  await scroll(page, 'main li', 700)
  const top = () => page.locator('main').evaluate((main) => main.scrollTop)
  await expect.poll(top).toBeGreaterThan(600)
  const before = await top()
  await page.getByRole('button', { name: /^You: / }).click()
  await page.getByRole('menuitem', { name: 'Profile' }).click()
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  await expect.poll(top).toBe(0)
  await page.goBack()
  await page.getByText('Colleague 20').waitFor()
  await expect.poll(top).toBe(before)
})
