import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readerOf } from '../../server/triage/index.ts'
import { isWhole, violations } from './browser.ts'
import { openDesk, type DeskStage } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => void (desk = await openDesk()), 120_000)
afterAll(() => desk[Symbol.asyncDispose](), 60_000)

/** What customers of this trade say; none of it tells a stranger that they want to buy. */
const SAID = ['for us on Tuesday', 'for our office', 'again, 20 liters', 'this week', 'in Leeds', 'to the usual address', 'I think', 'our tank is low']
const MORE = ['at our site', 'as always', 'by the harbour', 'next to the church', 'like in spring', 'in the yellow house']

test('a message is corrected by one key, it shows who did, and the next one is read better for it', { timeout: 180_000 }, async () => {
  const claire = await desk.sits('Claire Dubois')
  const { page, caller } = claire
  desk.says('Zorbix for the canteen on Friday', { by: 'Ada Byron', ago: 50 })
  await claire.opens('Zorbix for the canteen')
  const article = page.getByRole('article', { name: 'Conversation with Ada Byron' })
  await page.getByRole('button', { name: 'Correct', exact: true }).waitFor()
  await claire.presses('i')
  const dialog = page.getByRole('dialog', { name: 'What is right?' })
  await dialog.waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page), colorScheme).toEqual([])
  }
  await claire.presses('4')
  await dialog.waitFor({ state: 'hidden' })
  await article.getByText('corrected by Claire Dubois').waitFor()
  await article.getByRole('button', { name: /^Buying signal/ }).waitFor()
  await claire.presses('u')
  await article.getByText('corrected by Claire Dubois').waitFor({ state: 'hidden' })
  await claire.presses('1')
  await claire.sees('Corrected: Question. Aerie learns from it.')
  await article.getByRole('button', { name: /^Question/ }).waitFor()
  await claire.presses('u')
  await article.getByText('corrected by Claire Dubois').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await dialog.getByRole('button', { name: /^Buying signal/ }).click()
  await article.getByText('corrected by Claire Dubois').waitFor()
  expect(await violations(page)).toEqual([])

  for (const [i, text] of [...SAID, ...MORE].entries()) desk.says(`Zorbix ${text}`, { by: `Customer ${i}`, ago: 40 - i })
  const waiting = async () => (await caller.call('GET /conversations', { query: { view: 'waiting', limit: 50 } })).items
  await expect.poll(async () => (await waiting()).length).toBe(15)
  for (const { id } of await waiting()) {
    const { entries } = await caller.call('GET /conversations/:id', { params: { id } })
    const item = entries.find((entry) => entry.what === 'item')!
    await caller.call('POST /items/:id/corrections', { params: { id: item.id }, body: { what: 'intent', right: 'buying_signal' } })
  }
  await expect.poll(() => readerOf(desk.house.server.platform).name, { timeout: 60_000 }).toMatch(/^linear-\d+\+\d+$/)
  desk.says('Another zorbix for Baker Street', { by: 'Grace Hopper', ago: 600 }) // the longest waiting, so that it stands on top
  await expect.poll(async () => (await waiting()).length).toBe(16)
  await page.goto('/desk/waiting')
  await claire.opens('Another zorbix for Baker Street')
  const why = page.getByRole('article', { name: 'Conversation with Grace Hopper' }).getByRole('button', { name: /^Buying signal/ })
  await why.click()
  await claire.sees(/learned here: .*zorbix.* → Buying signal/)
})

test('a lead sees what was learned, has it forgotten, and takes that back', { timeout: 120_000 }, async () => {
  const { page } = await desk.house.at('lead', { name: 'Lea Lead' })
  await page.goto('/triage')
  await page.getByText(/^Learned from 1\d corrections/).waitFor()
  await page.getByText('Intent: ').first().waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
  const saved = (await readFile(await download.path(), 'utf8')).trim().split('\n')
  expect(saved.map((line) => (JSON.parse(line) as { right: string }).right)).toContain('buying_signal')
  await isWhole(page)
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click()
  await page.getByText('Reading as it ships').waitFor()
  await page.getByRole('button', { name: 'Remember it again' }).click()
  await page.getByText(/^Learned from 1\d corrections/).waitFor()
})
