import { expect, test } from 'vitest'
import { makeHouse, violations } from './browser.ts'

test('a brand is renamed and removed by an administrator, and by nobody else', { timeout: 120_000 }, async () => {
  await using house = await makeHouse()
  const { page } = await house.at('administrator')
  await page.goto('/team?tab=brands')
  await page.getByLabel('New brand').fill('Wing')
  await page.getByRole('button', { name: 'Add' }).click()
  const acts = (name: string) => page.getByRole('button', { name: `What can be done with the brand ${name}` })
  await acts('Wing').click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByLabel('Name of the brand').fill('Feather')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  const { page: lead } = await house.at('lead')
  await lead.goto('/team?tab=brands')
  await lead.getByText('Feather').waitFor()
  expect(await lead.getByRole('button', { name: /What can be done/ }).count()).toBe(0)
  await acts('Feather').click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('No brand yet').waitFor()
})
