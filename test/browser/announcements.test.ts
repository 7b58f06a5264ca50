import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { makeHouse, violations } from './browser.ts'

test('an administrator adds a webhook, is shown its key once, and sees that a test got there', { timeout: 120_000 }, async () => {
  const heard: string[] = []
  const receiver = createServer((request, response) => (heard.push(String(request.headers['webhook-signature'])), response.end()))
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  await using house = await makeHouse()
  const { page } = await house.at('administrator')
  await page.goto('/channels')
  await page.getByRole('link', { name: 'Announcements' }).click()
  await page.getByText('Nothing is announced yet').waitFor()
  await page.getByRole('button', { name: 'Add a place' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Care room')
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Webhook', exact: true }).click()
  await page.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  expect(await page.getByRole('textbox', { name: 'Key' }).inputValue()).toMatch(/^whsec_/)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText('Care room was told a test').waitFor()
  expect(heard).toEqual([expect.stringMatching(/^v1,/)])
  await page.reload()
  await page.getByText('Care room').waitFor()
  expect(await page.getByRole('textbox', { name: 'Key' }).count()).toBe(0)
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText(/The test did not get there\..*does not answer/).waitFor()
})
