import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, isWhole, makeHouse } from './browser.ts'

/** Every screen around the desk, by its address, with what says that it is there. */
const SCREENS = [
  ['/welcome', 'Welcome, Ines'],
  ['/profile', 'Profile'],
  ['/team', 'Team and roles'],
  ['/team?tab=teams', 'Team and roles'],
  ['/team?tab=roles', 'Team and roles'],
  ['/team?tab=brands', 'Team and roles'],
  ['/team?tab=keys', 'Team and roles'],
  ['/hours', 'Working hours and targets'],
  ['/hours?tab=targets', 'Working hours and targets'],
  ['/hours?tab=rules', 'Working hours and targets'],
  ['/hours?tab=customers', 'Working hours and targets'],
  ['/channels', 'Channels'],
  ['/channels/new/bluesky', 'Connect Bluesky'],
  ['/watches', 'Watches'],
  ['/watches/new', 'New watch'],
  ['/import', 'Import'],
  ['/set-aside', 'Set aside'],
  ['/topics', 'Topics'],
  ['/way', 'How a message finds its team'],
  ['/triage/provider', 'A second opinion'],
  ['/triage', 'What Aerie learned here'],
  ['/parked', 'Parked work'],
  ['/guides/', 'Guides'],
  ['/guides/channels/import', 'Bringing in files'],
  ['/nowhere', 'There is nothing here'],
] as const

let house: House
let page: Page
const troubles: string[] = []
/** What the page has asked the server for and not been answered yet; the live stream is never answered to the end. */
const underWay = new Set<Request>()
const isRead = (request: Request): boolean => /\/api\/(?!v1\/stream)/.test(request.url())

beforeAll(async () => {
  house = await makeHouse()
  page = (await house.at('administrator', { name: 'Ines Vidal' })).page
  page.on('request', (request) => void (isRead(request) && underWay.add(request)))
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', (request) => void underWay.delete(request))
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text())) // a breach of the content security policy shows here
})
afterAll(() => house?.[Symbol.asyncDispose]())

test.each(SCREENS)('%s is whole, wide and on a phone, light and dark', { timeout: 120_000 }, async (address, title) => {
  troubles.length = 0
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await expect.poll(() => underWay.size).toBe(0) // what it shows is read
  await isWhole(page)
  expect(troubles).toEqual([])
})

test.each([
  ['/people/abc', 'Diese Person kann nicht gezeigt werden'],
  ['/import/abc', 'Diesen Import gibt es nicht, oder nicht mehr'],
  ['/channels/abc', 'Diesen Kanal gibt es nicht mehr'],
  ['/desk/waiting/abc', 'Dieses Gespräch kann nicht gezeigt werden'],
])('%s says in the reader’s language that it is not there, once, and offers no second try', { timeout: 120_000 }, async (address, said) => {
  const { page: theirs } = await house.at('administrator', { view: { locale: 'de-DE' } })
  await theirs.goto(address)
  await theirs.getByRole('heading', { name: said }).waitFor()
  expect(await theirs.getByRole('alert').count()).toBe(0)
  await theirs.context().close()
})
