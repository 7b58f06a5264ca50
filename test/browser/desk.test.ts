import { expect, test } from 'vitest'
import { bring, makeHouse, violations } from './browser.ts'

test('a message arrives live, is claimed, and a colleague who comes too late is told who has it', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const [ada, ben] = [await house.at('agent', { name: 'Ada Okafor' }), await house.at('agent', { name: 'Ben Weiss' })]
  for (const { page } of [ada, ben]) {
    await page.goto('/desk/queue')
    await page.getByRole('heading', { name: 'Queue' }).waitFor()
  }
  await bring(house, ['Where is my parcel? It was due on Monday.'])
  for (const { page } of [ada, ben]) await page.getByText('Where is my parcel?').first().waitFor()
  await ada.page.getByText('Where is my parcel?').first().click()
  await ada.page.getByRole('button', { name: 'Claim', exact: true }).waitFor()
  expect(await violations(ada.page)).toEqual([])
  await ada.page.keyboard.press('c')
  const owned = async (): Promise<string | undefined> => (await ada.caller.call('GET /conversations', { query: { view: 'mine' } })).items[0]?.owner?.name
  await expect.poll(owned).toBe('Ada Okafor')
  const { items } = await ada.caller.call('GET /conversations', { query: { view: 'mine' } })
  expect(await ben.caller.refused('POST /conversations/:id/claim', { params: { id: items[0]!.id } })).toMatchObject({
    code: 'already-owned',
    owner: { name: 'Ada Okafor' },
  })
})

test('closed by two keys, and open again by one', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page, caller } = await house.at('agent', { name: 'Ada Okafor' })
  await bring(house, ['Great service, thank you!'])
  await page.goto('/desk/waiting')
  await page.getByText('Great service, thank you!').first().click()
  await page.getByRole('button', { name: 'Claim', exact: true }).waitFor()
  const id = (await caller.call('GET /conversations', { query: { view: 'waiting' } })).items[0]!.id
  const state = async (): Promise<string> => (await caller.call('GET /conversations/:id', { params: { id } })).state
  await page.keyboard.press('e')
  await page.getByText('Close it as …').waitFor()
  await page.keyboard.press('1')
  await expect.poll(state).toBe('closed')
  await page.keyboard.press('u')
  await expect.poll(state).toBe('waiting_for_us')
})

test('what was said is found again, and the way works on a phone', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page } = await house.at('agent', { view: { viewport: { width: 375, height: 812 } } })
  await bring(house, ['The Wren leaks water', 'Do you ship to Norway?'])
  await page.goto('/search?q=leaks')
  await page.getByText('leaks').first().waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375)
})
