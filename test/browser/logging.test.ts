import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './browser.ts'
import { openDesk, type DeskStage } from './desk-stage.ts'

let desk: DeskStage
const folder = mkdtempSync(join(tmpdir(), 'aerie-scan-'))
beforeAll(async () => void (desk = await openDesk()), 120_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await desk[Symbol.asyncDispose]()
}, 60_000)

const SCAN = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#e8e0d0' } })
  .png()
  .toBuffer()

test('a letter is logged with its scan, by key, and waits like any message', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Dubois')
  const { page } = claire
  await claire.presses('l')
  const dialog = page.getByRole('dialog', { name: 'Log a contact' })
  await dialog.getByText('Letter', { exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Who' }).fill('Ada Byron')
  await page.getByRole('option', { name: 'New: Ada Byron' }).click()
  await dialog.getByLabel('What was said').fill('She asks for her invoice.')
  const scan = join(folder, 'scan.png')
  writeFileSync(scan, SCAN)
  await dialog.locator('input[type=file]').setInputFiles(scan)
  await dialog.getByLabel('What is to be seen').fill('A letter, one page, by hand')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article', { name: 'Conversation with Ada Byron' }).waitFor()
  await claire.sees('logged by Claire Dubois')
  await claire.sees('She asks for her invoice.')
  const picture = page.getByRole('img', { name: 'A letter, one page, by hand' })
  await expect.poll(() => picture.first().evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(360)
  await picture.first().click()
  const box = page.getByRole('dialog', { name: 'scan.png' })
  await box.getByRole('link', { name: 'Save the file' }).waitFor()
  expect(await violations(page)).toEqual([])
  await box.getByRole('button', { name: 'Close' }).click()
  const { items } = await claire.caller.call('GET /conversations', { query: { view: 'queue' } })
  expect(items).toMatchObject([{ preview: 'She asks for her invoice.', channel: { network: 'letter' }, due: { kind: 'first_response' } }])
})

test('calling back about a message answers it', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Call')
  desk.says('Please call me', { by: 'Grace Hopper' })
  await claire.opens('Please call me')
  await claire.presses('l')
  const dialog = claire.page.getByRole('dialog', { name: 'Log a contact' })
  await expect.poll(() => dialog.getByRole('checkbox', { name: /answer in the conversation/ }).isChecked()).toBe(true)
  await dialog.getByLabel('What was said').fill('It is mended on Friday.')
  await dialog.getByRole('button', { name: 'Log it' }).click()
  await claire.sees('Waits for them')
  const { items } = await claire.caller.call('GET /conversations', { query: { view: 'with_them' } })
  expect(items).toMatchObject([{ preview: 'It is mended on Friday.', items: 2, owner: { name: 'Claire Call' } }])
})

test('a picture goes with an answer, and it is asked what is to be seen in it', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Picture')
  desk.square.media = { most: 2, types: ['image/'], largest: 1_000_000, alt: true }
  desk.says('What does it look like?', { by: 'Hedy Lamarr' })
  await claire.opens('What does it look like?')
  await claire.presses('r')
  await claire.types('Like this.')
  const file = join(folder, 'lamp.png')
  writeFileSync(file, SCAN)
  await claire.page.locator('input[type=file]').setInputFiles(file)
  await claire.sees(/Say what is to be seen in each picture/)
  await claire.page.getByLabel('What is to be seen').fill('A lamp')
  await claire.losesSightOf(/Say what is to be seen in each picture/)
  expect(await violations(claire.page)).toEqual([])
  await claire.page
    .getByRole('textbox', { name: /^Answer/ })
    .or(claire.page.locator('[data-field=reply]'))
    .first()
    .press('Control+Enter')
  await claire.page.getByRole('img', { name: 'A lamp' }).first().waitFor()
  await expect.poll(() => desk.square.there.map((one) => one.text)).toEqual(['Like this.'])
})
