import { afterAll, beforeAll, expect, test } from 'vitest'
import { isWhole, violations } from './browser.ts'
import { openDesk, type DeskStage } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => void (desk = await openDesk()), 120_000)
afterAll(() => desk[Symbol.asyncDispose](), 60_000)

test('tiers are taken as proposed, changed, and taken back', { timeout: 180_000 }, async () => {
  const { page } = await desk.house.at('lead', { name: 'Lea Rossi' })
  await page.goto('/hours?tab=customers')
  await page.getByText('No tiers yet').waitFor()
  await isWhole(page)
  await page.getByRole('button', { name: 'Take “Key customer” and “Customer”' }).click()
  await page.getByText('Makes what they write urgent').waitFor()
  await page.getByRole('button', { name: 'Change Key customer' }).click()
  await page.getByLabel('Looked after by').selectOption({ label: 'Sales' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Makes what they write urgent · Goes to Sales').waitFor()
  await page.getByRole('button', { name: 'Remove Customer', exact: true }).click()
  await page.getByRole('button', { name: 'Change Customer', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await page.getByRole('button', { name: 'Change Customer', exact: true }).waitFor()
  await isWhole(page)
})

test('beside a conversation it is said what somebody is and who looks after them; what they ask next says why it is urgent', { timeout: 180_000 }, async () => {
  const { server } = desk.house
  const lead = await server.asMember('lead', { name: 'Lia Leads' })
  await lead.call('PUT /tiers', { body: { items: [{ name: 'Key customer', weight: 'high', teamId: null }] } })
  const claire = await desk.sits('Claire Dubois')
  desk.says('Hello there, is this the right place?', { by: 'Grace Hopper', ago: 3 })
  await claire.page.goto('/desk/waiting')
  await claire.opens('Hello there')
  const customer = claire.page.getByRole('region', { name: 'Customer' })
  await customer.getByText('No customer tier, no account owner').waitFor()
  await customer.getByRole('button').click()
  await customer.getByLabel('Customer tier').selectOption({ label: 'Key customer' })
  await customer.getByText('Key customer', { exact: false }).first().waitFor()
  await customer.getByLabel('Account owner').selectOption({ label: 'Claire Dubois' })
  await customer.getByText('Key customer · looked after by Claire Dubois').waitFor()
  expect(await violations(claire.page)).toEqual([])
  desk.says('Can you tell me where my order is?', { by: 'Grace Hopper', ago: 1 })
  await claire.page.goto('/desk/mine')
  await claire.opens('Can you tell me where')
  await claire.sees('Goes to Claire Dubois: looks after this person')
  await claire.sees('Urgent (Key customer)')
})
