import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** A picture of one grey point (PNG). */
const SCAN = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

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
  const { items } = await claire.caller.call('GET /conversations', { query: { view: 'queue' } })
  expect(items).toMatchObject([{ preview: 'She asks for her invoice.', channel: { network: 'letter' }, due: { kind: 'first_response' } }])
})

test('calling back about a message answers it', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Call')
  desk.says('Please call me', { by: 'Grace Hopper' })
  await claire.opens('Please call me')
  await claire.presses('l')
  const dialog = claire.page.getByRole('dialog', { name: 'Log a contact' })
  expect(await dialog.getByRole('checkbox', { name: /answer in the conversation/ }).isChecked()).toBe(true)
  await dialog.getByLabel('What was said').fill('It is mended on Friday.')
  await dialog.getByRole('button', { name: 'Log it' }).click()
  await claire.sees('Waits for them')
  const { items } = await claire.caller.call('GET /conversations', { query: { view: 'with_them' } })
  expect(items).toMatchObject([{ preview: 'It is mended on Friday.', items: 2, owner: { name: 'Claire Call' } }])
})
