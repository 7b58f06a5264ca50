import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../server.ts'
import { signatureOf } from '../../server/channels/web/visits/signed.ts'
import { connectWeb, SIGNING } from '../web-page.ts'
import { makeHouse, violations, type House } from './browser.ts'
import { openHostPage, type HostPage } from './host-page.ts'

let house: House
let host: HostPage
let channel: string
let claire: Caller
beforeAll(async () => {
  house = await makeHouse()
  host = await openHostPage(() => house.url)
  await house.server.startWorkers()
  channel = await connectWeb(house.server, { origins: host.url, privacyUrl: `${host.url}/privacy` })
  host.shows(channel)
  claire = (await house.at('agent', { name: 'Claire' })).caller
}, 120_000)
afterAll(async () => {
  await host[Symbol.asyncDispose]()
  await house[Symbol.asyncDispose]()
}, 60_000)

/** Somebody on the company's page. What the page complains of is an error of the test. */
async function visits(
  view: object = {},
): Promise<{ page: Page; complaints: string[]; write(text: string): Promise<void>; sees(text: string | RegExp): Promise<void> }> {
  const page = await house.stranger({ locale: 'en', ...view })
  const complaints: string[] = []
  page.on(
    'console',
    (message) =>
      message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|favicon/.test(`${message.text()} ${message.location().url}`) && complaints.push(message.text()),
  )
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(host.url)
  return {
    page,
    complaints,
    async write(text) {
      await page.getByLabel('Your message').fill(text)
      await page.getByLabel('Your message').press('Enter')
    },
    sees: (text) => page.getByRole('log').getByText(text).first().waitFor(),
  }
}
const asked = async (text: string) => {
  const found = async () => (await claire.call('GET /conversations', { query: { view: 'waiting' } })).items.find((one) => one.preview === text)
  await expect.poll(found).toBeTruthy()
  return (await found())!
}
async function answers(id: string, text: string): Promise<void> {
  const { changes } = await claire.call('GET /conversations/:id', { params: { id } })
  await claire.call('POST /conversations/:id/reply', { params: { id }, body: { text, visibility: 'direct', changes } })
}
const focused = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.shadowRoot.activeElement.tagName')
const stored = (page: Page): Promise<unknown> => page.evaluate('JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])')

test('a visitor writes by keyboard, is answered, agrees to be remembered, and finds it all again', { timeout: 180_000 }, async () => {
  const { page, complaints, write, sees } = await visits()
  const launcher = page.getByRole('button', { name: 'Write to us' })
  await launcher.waitFor()
  expect(await stored(page)).toBe('[[],[],""]')
  await launcher.focus()
  await page.keyboard.press('Enter')
  await sees('Hello! What can we do for you?')
  await expect.poll(() => focused(page)).toBe('TEXTAREA')
  await write('Do you ship to Norway?')
  const { id } = await asked('Do you ship to Norway?')
  await sees(/Sent/)
  await claire.call('POST /conversations/:id/presence', { params: { id }, body: { doing: 'typing' } })
  await page.getByText('Somebody is typing …').waitFor()
  await sees(/Read/)
  await answers(id, 'We do: https://shop.harris.test/norway.')
  await page.getByRole('link', { name: 'https://shop.harris.test/norway' }).waitFor()
  expect(await stored(page), 'nothing is kept before they agree').toBe('[[],[],""]')

  await page.getByLabel('Remember this conversation on this device').check()
  await expect.poll(() => stored(page)).toBe(`[["aerie.${channel}"],[],""]`)
  await page.reload()
  await page
    .getByRole('button', { name: 'Write to us, 1 new message' })
    .or(page.getByRole('button', { name: 'Write to us' }))
    .first()
    .click()
  await sees('Do you ship to Norway?')
  await sees(/We do:/)
  await write('Thank you!')
  await expect.poll(async () => (await claire.call('GET /conversations/:id', { params: { id } })).items).toBe(3)
  await page.locator('input[type=file]').setInputFiles({ name: 'glove.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d', 'hex') })
  await sees('📎 glove.png')
  await expect.poll(async () => (await claire.call('GET /conversations/:id', { params: { id } })).items).toBe(4)
  await page.getByLabel('Your message').focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('BUTTON')
  expect(complaints).toEqual([])
})

test('what is written without a connection is sent once there is one, and a mail address is asked for', { timeout: 180_000 }, async () => {
  const { page, write, sees } = await visits()
  await page.getByRole('button', { name: 'Write to us' }).click()
  await page.context().setOffline(true)
  await write('Are you there?')
  await page.getByText(/No connection/).waitFor()
  await sees(/Not sent yet/)
  await page.context().setOffline(false)
  await asked('Are you there?')
  await page.getByLabel('Your mail address').fill('nora')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('This is not a mail address.').waitFor()
  await page.getByLabel('Your mail address').fill('nora@example.org')
  await page.getByLabel(/Your name/).fill('Nora')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('If you have left, we write to nora@example.org.').waitFor()
})

test.each([
  ['light', 1440, 900],
  ['dark', 1440, 900],
  ['light', 375, 812],
  ['dark', 375, 812],
] as const)('it is accessible, %s and %i wide', { timeout: 120_000 }, async (colorScheme, width, height) => {
  const { page, write, sees } = await visits({ colorScheme, viewport: { width, height } })
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Write to us' }).click()
  await write(`Hello in ${colorScheme} at ${width}`)
  await sees(/Sent/)
  await answers((await asked(`Hello in ${colorScheme} at ${width}`)).id, 'Hello to you!')
  await sees('Hello to you!')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/widget-${colorScheme}-${width}.png` })
})

test('the form is sent without a script, from a frame on the company’s page too', { timeout: 120_000 }, async () => {
  const page = await house.stranger({ javaScriptEnabled: false, locale: 'en' })
  await page.goto(`${house.url}/contact/${channel}`)
  await page.getByLabel('Your mail address').fill('nora')
  await page.getByLabel('Your message').fill('Do you have them in red?')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('This is not a mail address.').waitFor()
  expect(await page.getByLabel('Your message').inputValue()).toBe('Do you have them in red?')
  await page.getByLabel('Your mail address').fill('nora@example.org')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Thank you.').waitFor()
  await asked('Do you have them in red?')

  await using framing = await openHostPage(() => house.url)
  framing.holds(`<iframe src="${house.url}/contact/${channel}" title="Contact" width="360" height="700"></iframe>`)
  const other = await house.stranger({ javaScriptEnabled: false, locale: 'en' })
  await other.goto(framing.url)
  await expect.poll(() => other.frames()[1]?.url() ?? '', { message: 'a page that is not named may not frame it' }).toMatch(/^chrome-error/)
  host.holds(`<iframe src="${house.url}/contact/${channel}" title="Contact" width="360" height="700"></iframe>`)
  await other.goto(host.url)
  const frame = other.frameLocator('iframe')
  await frame.getByLabel('Your mail address').fill('tove@example.org')
  await frame.getByLabel('Your message').fill('From a frame')
  await frame.getByRole('button', { name: 'Send' }).click()
  await frame.getByText('Thank you.').waitFor()
  await asked('From a frame')
  host.shows(channel)
})

test.each(['light', 'dark'] as const)('the form is accessible, %s, wide and narrow', { timeout: 120_000 }, async (colorScheme) => {
  const page = await house.stranger({ colorScheme, locale: 'de', bypassCSP: true })
  for (const width of [1440, 375]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${house.url}/contact/${channel}`)
    await page.getByRole('heading', { name: 'Harris Wear' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/form-${colorScheme}-${width}.png` })
  }
})

test('it is connected by its form, and the channel shows what to copy', { timeout: 120_000 }, async () => {
  const { page, caller } = await house.at('administrator')
  await page.goto('/channels/new/web')
  await page.getByLabel('Your pages').fill('ftp://shop.example')
  await page.getByLabel('Title').fill('Outlet')
  await page.getByLabel('Name').first().fill('Outlet')
  await page.getByRole('button', { name: 'Try and connect' }).click()
  await page.getByText('One of these is not a page’s address.').first().waitFor()
  await page.getByLabel('Your pages').fill('https://outlet.example/shoes, https://www.outlet.example')
  await page.getByRole('button', { name: 'Try and connect' }).click()
  await page.waitForURL(/\/channels$/)
  const outlet = (await caller.call('GET /channels')).items.find((one) => one.name === 'Outlet')!
  expect(outlet).toMatchObject({ state: 'well', settings: { origins: 'https://outlet.example https://www.outlet.example', colour: '#0b6e6e' } })
  await page.goto(`/channels/${outlet.id}`)
  expect(await page.getByLabel('Tag for your pages').inputValue()).toBe(`<script src="${house.url}/widget.js" data-channel="${outlet.id}" async></script>`)
  expect(await violations(page)).toEqual([])
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/channel.png`, fullPage: true })
  await page.goto('/guides/channels/web')
  await page.getByRole('heading', { name: 'When something is wrong' }).waitFor()
})

test('who is signed in on the page is the same person on every device', { timeout: 120_000 }, async () => {
  const expires = Math.floor(Date.now() / 1000) + 3600
  host.shows(channel, `data-user-id="42" data-user-expires="${expires}" data-user-signature="${signatureOf(SIGNING, '42', expires)}" data-user-name="Nora Vik"`)
  const people: string[] = []
  for (const text of ['From my phone', 'From my desk']) {
    const { page, write, sees } = await visits()
    await page.getByRole('button', { name: 'Write to us' }).click()
    await write(text)
    await sees(/Sent/)
    const { person } = await asked(text)
    expect(person.name).toBe('Nora Vik')
    people.push(person.id)
  }
  expect(new Set(people).size).toBe(1)
  host.shows(channel)
})
