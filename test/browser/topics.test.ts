import { afterAll, beforeAll, expect, test } from 'vitest'
import { isWhole, violations } from './browser.ts'
import { openDesk, type DeskStage } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => void (desk = await openDesk()), 120_000)
afterAll(() => desk[Symbol.asyncDispose](), 60_000)

/** Six who speak of one thing, each in their own words; and others, so that it stands out. */
const VOUCHERS = [
  'The till in Leeds refused my gift voucher, is the code wrong?',
  'Where do I type the code of a gift voucher?',
  'My aunt gave me a gift voucher and its code is unreadable',
  'Gift voucher code expired after one year, seriously?',
  'Can I split a gift voucher over two orders, one code only',
  'Your shop took my gift voucher but the code still shows a balance, refused in Ely',
]
const OTHERS = [
  'What a fine day at the harbour',
  'When do you open on Sundays?',
  'The waiter was lovely',
  'Is there a car park nearby?',
  'My soup was cold',
  'Do you bake without eggs?',
  'The ferry runs late again',
  'Which bus goes to the castle?',
  'Lost an umbrella at table four',
  'Could I bring my dog along',
  'Your menu has a spelling mistake',
  'How big is the terrace?',
  'We sang all evening',
  'Heating was off in the back room',
]

test('a topic is proposed and added, shows on what is there, is filtered by, and corrected by keys', { timeout: 180_000 }, async () => {
  const claire = await desk.sits('Claire Dubois')
  for (const [i, text] of VOUCHERS.entries()) desk.says(text, { by: `Customer ${i}`, ago: 40 + i })
  for (const [i, text] of OTHERS.entries()) desk.says(text, { by: `Guest ${i}`, ago: 5 + i })
  // The list draws only what is in view: that all are there is told by what each row says of the whole.
  await claire.page
    .locator(`[aria-setsize="${VOUCHERS.length + OTHERS.length}"]`)
    .first()
    .waitFor()
  await claire.sees(/refused in Ely/)
  const { page } = await desk.house.at('lead', { name: 'Lea Rossi' })
  await page.goto('/topics')
  await page.getByRole('heading', { name: 'No topics yet' }).waitFor()
  await isWhole(page)
  await page.getByRole('button', { name: 'Look now' }).click()
  await page.getByRole('button', { name: /^Add as topic/ }).waitFor()
  await isWhole(page)
  await page.getByRole('button', { name: /^Add as topic/ }).click()
  const form = page.getByRole('dialog', { name: 'Add a topic' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Vouchers')
  await isWhole(page)
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: '6 messages in the last 30 days' }).waitFor()
  await isWhole(page)
  await page.getByRole('button', { name: 'Add a topic' }).click()
  await form.getByRole('textbox', { name: 'Name' }).fill('Praise of the place')
  await form.getByRole('textbox', { name: 'Examples' }).fill('How lovely your harbour is\nThe terrace is a dream')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByText('2 examples').waitFor()

  await claire.page.reload()
  await claire.opens('refused in Ely')
  const article = claire.page.getByRole('article', { name: 'Conversation with Customer 5' })
  await article.getByRole('button', { name: /Vouchers/ }).click()
  await claire.sees(/Vouchers \(9\d %\): words?: “/)
  await claire.presses('i')
  const dialog = claire.page.getByRole('dialog', { name: 'What is right?' })
  await dialog.getByRole('combobox', { name: 'Topic' }).waitFor()
  expect(await violations(claire.page)).toEqual([])
  await claire.presses('t')
  await claire.types('prai')
  await claire.presses('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await article.getByText('corrected by Claire Dubois').waitFor()
  await article.getByRole('button', { name: /Praise of the place/ }).waitFor()
  await page
    .getByRole('link', { name: /messages in the last 30 days/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Without Vouchers' }).waitFor()
  await expect.poll(() => page.locator('[data-conversation]').count()).toBe(5)
})

test('a flood is one line with a count; all of it is seen, answered after asking, taken back, and closed', { timeout: 180_000 }, async () => {
  const claire = await desk.sits('Claire Dubois')
  const { page } = claire
  for (let i = 0; i < 7; i++)
    desk.says(`Shame on you for selling our harbour, cancel the deal and listen to the people ${'!'.repeat(i)}`, { by: `Voice ${i}`, ago: 30 - i })
  await claire.sees('7 like this')
  await expect.poll(() => page.locator('[data-conversation]', { hasText: 'Shame on you' }).count()).toBe(1)
  await isWhole(page)
  await claire.opens('Shame on you')
  const note = page.getByRole('note').filter({ hasText: '6 others say nearly the same' })
  await note.waitFor()
  await isWhole(page)
  await note.getByRole('button', { name: 'See all' }).click()
  await expect.poll(() => page.locator('[data-conversation]').count()).toBe(7)
  await note.getByRole('button', { name: 'Answer all' }).click()
  const answering = page.getByRole('dialog', { name: 'Answer all that say nearly the same' })
  await answering.getByRole('textbox', { name: 'Your answer' }).fill('We hear you.')
  await desk.waits(true)
  await isWhole(page)
  await answering.getByRole('button', { name: 'Send 7 answers …' }).click()
  await page.getByRole('dialog', { name: 'Send 7 answers?' }).getByRole('button', { name: 'Send them' }).click()
  await page.getByText('7 answers go out.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.locator('[data-conversation]').count()).toBe(7)
  await note.getByRole('button', { name: 'Close all' }).click()
  await isWhole(page)
  await claire.presses('1')
  await page.getByText('7 conversations closed').waitFor()
  await claire.presses('u')
  await expect
    .poll(
      async () =>
        (await claire.caller.call('GET /conversations', { query: { view: 'waiting', limit: 50 } })).items.filter((row) => row.flood?.count === 7).length,
    )
    .toBe(1)
})
