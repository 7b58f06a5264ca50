import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type DeskStage } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => void (desk = await openDesk()), 120_000)
afterAll(() => desk[Symbol.asyncDispose](), 60_000)

test('what a customer says appears by itself, and a claim by key shows on every screen', { timeout: 120_000 }, async () => {
  const [claire, ben] = [await desk.sits('Claire Dubois'), await desk.sits('Ben Okafor')]
  desk.says('Where is my parcel?')
  await claire.sees('Where is my parcel?')
  await ben.opens('Where is my parcel?')
  await claire.presses('j', 'Enter')
  await claire.sees('Nobody has it yet')
  await claire.sees(/Ben Okafor is looking too/)
  await claire.presses('c')
  await claire.sees('It is yours.')
  await ben.sees('Claire Dubois has it')
  await claire.presses('u')
  await ben.sees('Nobody has it yet')
  expect((await claire.caller.call('GET /conversations', { query: { view: 'mine' } })).items).toEqual([])
})

test('a list one reads further down in holds still, and says how many are new', { timeout: 120_000 }, async () => {
  for (let n = 0; n < 40; n++) desk.says(`Question ${n} of many`, { by: `Customer ${n}`, ago: 1 })
  const claire = await desk.sits('Claire Reader')
  const list = claire.page.getByRole('region', { name: 'Conversations' })
  await claire.sees('Question 0 of many')
  await expect.poll(() => list.evaluate((element) => element.scrollHeight)).toBeGreaterThan(3_000)
  await list.evaluate((element) => element.scrollTo(0, 900))
  const top = () =>
    list.evaluate((element) =>
      [...element.querySelectorAll('[data-conversation]')]
        .find((row) => row.getBoundingClientRect().top > element.getBoundingClientRect().top)
        ?.getAttribute('data-conversation'),
    )
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(500)
  const before = await top()
  desk.says('A much older and more urgent one', { by: 'Grace Hopper', ago: 600 })
  await claire.sees('1 new')
  expect(await top()).toBe(before)
  await claire.page.getByRole('button', { name: 'Show 1 new conversation' }).click()
  await claire.sees('A much older and more urgent one')
})

test('what is said while the screen is still opening is not missed', { timeout: 120_000 }, async () => {
  const { page, caller } = await desk.house.at('agent', { name: 'Claire Early' })
  const { promise: mayOpen, resolve: open } = Promise.withResolvers<void>()
  await page.route('**/api/v1/stream', async (route) => {
    await mayOpen
    await route.continue()
  })
  await page.goto('/desk/waiting')
  await page.locator('[data-conversation]').first().waitFor()
  desk.says('Am I too early?', { by: 'Edda Early', ago: 700 })
  const isThere = async () =>
    (await caller.call('GET /conversations', { query: { view: 'waiting' } })).items.some(({ preview }) => preview === 'Am I too early?')
  await expect.poll(isThere).toBe(true)
  expect(await page.getByText('Am I too early?').count()).toBe(0)
  open()
  await page.getByText('Am I too early?').first().waitFor()
})

test('a direct conversation that leaves the team leaves its screens, even while somebody looks', { timeout: 120_000 }, async () => {
  const { teams } = desk.house.server
  const lead = await desk.house.server.asMember('lead')
  const claire = await desk.sits('Claire Loses')
  desk.says('My card number is 4711', { by: 'Dora Direct', visibility: 'direct', ago: 800 })
  await claire.opens('My card number is 4711')
  await claire.page.getByRole('region', { name: 'Conversations', exact: true }).hover() // a list that is looked at holds still
  const row = claire.page.locator('[data-conversation]', { hasText: '4711' })
  const id = (await row.getAttribute('data-conversation'))!
  await lead.call('POST /conversations/:id/hand', { params: { id }, body: { teamId: teams.sales.id } })
  await row.waitFor({ state: 'detached' })
  await claire.sees('This conversation cannot be shown')
  await claire.losesSightOf('My card number is 4711')
})

test('a part of the desk that could not be fetched is fetched when one tries again', { timeout: 120_000 }, async () => {
  const { page } = await desk.house.at('agent', { name: 'Claire Cut' })
  desk.says('Is the line cut?', { by: 'Cora Cut', ago: 900 })
  await page.route('**/open-panes-*.js', (route) => route.abort())
  await page.goto('/desk/waiting')
  await page.locator('[data-conversation]', { hasText: 'Is the line cut?' }).first().click()
  await page.getByRole('heading', { name: 'The server is away' }).waitFor()
  await page.unroute('**/open-panes-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('article', { name: 'Conversation with Cora Cut' }).waitFor()
})

test('filters stand in the address, and an empty view says why', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Filters', '/desk/waiting?tag=nothing-has-this')
  await claire.sees('Nothing fits these filters')
  await claire.page.getByRole('button', { name: 'Clear the filters' }).click()
  await claire.page.locator('[data-conversation]').first().waitFor()
  expect(new URL(claire.page.url()).search).toBe('')
  await Promise.all([claire.presses('g'), claire.presses('m')]) // the second counts only soon after the first
  await claire.sees('Nothing is yours right now')
})
