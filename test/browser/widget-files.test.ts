import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectWeb } from '../web-page.ts'
import { makeHouse, violations, type House } from './browser.ts'
import { holdBack } from './desk-stage.ts'
import { openHostPage, type HostPage } from './host-page.ts'

let house: House
let host: HostPage
beforeAll(async () => {
  house = await makeHouse()
  host = await openHostPage(() => house.url)
  await house.server.startWorkers()
  host.shows(await connectWeb(house.server, { origins: host.url }))
}, 120_000)
afterAll(async () => {
  await host[Symbol.asyncDispose]()
  await house[Symbol.asyncDispose]()
}, 60_000)

const lamp = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c30' } })
  .jpeg()
  .withExif({ IFD0: { Make: 'Secret Camera' } })
  .toBuffer()
const OFFER = '<!doctype html><script>document.title = "run"</script>'

/** Somebody on the company's page, whose policy allows nothing but the widget. */
async function visits(view: object) {
  const page = await house.stranger(view)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && !message.location().url.endsWith('favicon.ico') && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(host.url)
  return { page, complaints }
}

test('an answer with files is taken back with them, sent, seen by the visitor, and shown as read', { timeout: 180_000 }, async () => {
  const { page: theirs, complaints } = await visits({ locale: 'en' })
  await theirs.getByRole('button', { name: 'Write to us' }).click()
  await theirs.getByLabel('Your message').fill('How does the lamp look?')
  await theirs.getByLabel('Your message').press('Enter')
  const { page: ours } = await house.at('agent', { name: 'Claire' })
  await ours.goto('/desk/waiting')
  await ours.getByRole('link', { name: /How does the lamp look/ }).click()
  await theirs.getByRole('log').getByText(/Read/).waitFor()

  await theirs.getByLabel('Your message').pressSequentially('And')
  await ours.getByText(/^Visitor \w{4} is typing/).waitFor()
  const field = ours.getByLabel(/^Your answer to Visitor/)
  await field.pressSequentially('Like this.')
  await theirs.getByText('Somebody is typing …').waitFor()

  await ours.locator('input[type=file]').setInputFiles([
    { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: lamp },
    { name: 'offer.html', mimeType: 'text/html', buffer: Buffer.from(OFFER) },
  ])
  const alt = ours.getByLabel('What is to be seen, for people who cannot see it')
  await alt.fill('A red lamp')
  await expect.poll(() => ours.getByRole('button', { name: 'Send', exact: true }).isEnabled()).toBe(true) // both files are there
  await holdBack(house, true)
  await field.press('Control+Enter')
  await ours.getByRole('button', { name: 'Take it back' }).click()
  await ours.getByRole('button', { name: 'Remove offer.html' }).waitFor()
  await expect.poll(() => field.inputValue()).toBe('Like this.')
  await expect.poll(() => alt.inputValue()).toBe('A red lamp')
  await holdBack(house, false)
  await ours.reload()
  await ours.getByRole('button', { name: 'Remove lamp.jpg' }).waitFor()
  await field.press('Control+Enter')

  await theirs.getByRole('log').getByText('Like this.').waitFor()
  await theirs.getByRole('img', { name: 'A red lamp' }).waitFor()
  expect(await violations(theirs)).toEqual([])
  const saved = theirs.waitForEvent('download')
  await theirs.getByRole('button', { name: /^Save: offer.html/ }).press('Enter')
  expect((await saved).suggestedFilename()).toBe('offer.html')
  expect(await readFile(await (await saved).path(), 'utf8')).toBe(OFFER)
  expect(await theirs.title()).toBe('Harris Wear')
  await ours.getByText(/^Read \d\d:\d\d$/).waitFor()
  expect(await violations(ours)).toEqual([])
  expect(complaints, 'under a policy that allows no pictures from anywhere').toEqual([])
})

test('in German, in the dark and on a telephone too', { timeout: 120_000 }, async () => {
  const { page } = await visits({ locale: 'de', colorScheme: 'dark', viewport: { width: 375, height: 812 } })
  host.shows((await house.database.pool.query('select id from channels.channel limit 1')).rows[0].id, 'data-language="de"')
  await page.reload()
  await page.getByRole('button', { name: 'Schreiben Sie uns' }).click()
  await page.getByLabel('Ihre Nachricht').fill('Ein Bild von mir')
  await page.getByLabel('Ihre Nachricht').press('Enter')
  await page
    .getByRole('log')
    .getByText(/Gesendet/)
    .waitFor()
  await page.locator('input[type=file]').setInputFiles({ name: 'lampe.jpg', mimeType: 'image/jpeg', buffer: lamp })
  await page.getByRole('button', { name: /^Speichern: lampe.jpg/ }).waitFor()
  await page.getByRole('img', { name: 'lampe.jpg' }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/files-de.png` })
})
