import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.ts'
import { atDesk, makeFirstRules } from '#desk'
import { askAll } from '../../server/triage/provider/ask-job.ts'
import { LABELS, openModelStub, saying } from '../model-stub.ts'
import { isWhole, violations } from './browser.ts'
import { openDesk, type DeskStage } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => void (desk = await openDesk()), 120_000)
afterAll(() => desk[Symbol.asyncDispose](), 60_000)

test('a message is tried where it is said how it finds its team, and then goes that way', { timeout: 180_000 }, async () => {
  const { server } = desk.house
  await inTransaction(server.platform.db, makeFirstRules)
  const claire = await desk.sits('Claire Dubois')
  const omar = await server.asMember('agent', { name: 'Omar Haddad', teams: [server.teams.care.id] })
  await claire.caller.call('PATCH /me', { body: { languages: ['en', 'fr'] } })
  await omar.call('PATCH /me', { body: { languages: ['en'] } })
  const { page } = await desk.house.at('lead', { name: 'Lea Rossi' })
  await page.goto('/way')
  await page.getByLabel('What somebody writes').fill('Bonjour, combien coûte la grande machine ? Je veux en acheter deux.')
  await page.getByText('Team: Care, by the rule “A stranger who may buy”').waitFor()
  await page.getByText('Sales is told of it').waitFor()
  await page.getByText('Goes to Claire Dubois: reads French').waitFor()
  await page.getByRole('button', { name: 'I am away' }).click()
  await page.getByRole('button', { name: 'I am back' }).click()
  await isWhole(page)
  desk.says('Bonjour, où est mon colis ? Je l’attends depuis deux semaines déjà.', { by: 'Grace Hopper', ago: 3 })
  await claire.page.goto('/desk/mine')
  await claire.opens('Bonjour, où est mon colis')
  await claire.sees('Goes to Claire Dubois: reads French')
})

test('a language model is set and tested; what it suggests is accepted by one key, and that is taken back', { timeout: 180_000 }, async () => {
  await using stub = await openModelStub()
  stub.behave(saying({ ...LABELS, language: 'pl' }))
  const { page } = await desk.house.at('administrator', { name: 'Ines Vidal' })
  await page.goto('/triage')
  await page.getByRole('link', { name: /^A second opinion/ }).click()
  await page.getByLabel('Address').fill(stub.url)
  await page.getByLabel('It stands on this machine').check()
  await page.getByLabel('Model', { exact: true }).fill('small-1')
  await page.getByLabel('Key', { exact: true }).fill('sk-secret')
  await page.getByRole('switch', { name: 'Ask it' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('It is asked.').waitFor()
  await page.getByRole('button', { name: 'Test what is saved' }).click()
  await page.getByText('It works. It said: Complaint · Urgent').waitFor()
  await page.getByText('Hi, [name] here ([email], [phone]).').waitFor()
  await isWhole(page)
  const claire = await desk.sits('Claire Martin')
  desk.says('Dzień dobry, gdzie jest moja paczka? Czekam już dwa tygodnie.', { by: 'Ada Byron', ago: 5 })
  await claire.opens('Dzień dobry')
  await askAll(desk.house.server.platform, atDesk, new AbortController().signal)
  await claire.sees('Suggested by small-1: Complaint · Upset · Urgent · Polish')
  expect(await violations(claire.page)).toEqual([])
  await claire.presses('i')
  await claire.page
    .getByRole('dialog', { name: 'What is right?' })
    .getByRole('button', { name: /^Accept/ })
    .waitFor()
  expect(await violations(claire.page)).toEqual([])
  await claire.presses('g')
  await claire.sees('corrected by Claire Martin')
  await claire.presses('u')
  await claire.sees(/^Suggested by small-1/)
  await claire.page.getByRole('button', { name: 'Not so' }).click()
  await claire.losesSightOf(/^Suggested by small-1/)
})
