import { afterAll, beforeAll, expect, test } from 'vitest'
import { AccountTrouble } from '../../server/channels/adapter.ts'
import { openDesk, type DeskStage } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => void (desk = await openDesk()), 120_000)
afterAll(() => desk[Symbol.asyncDispose](), 60_000)

test('an answer can be taken back before it goes out, and then goes out once', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Dubois')
  desk.says('Do you ship to Norway?', { by: 'Tove Nilsen' })
  await claire.opens('Do you ship to Norway?')
  await claire.presses('r')
  await claire.types('From next week on!')
  await claire.sees('42 left')
  await claire.presses('Control+Enter')
  await claire.sees(/Goes out/)
  await claire.page.getByRole('button', { name: 'Take it back' }).click()
  await claire.losesSightOf(/Goes out/)
  const field = claire.page.getByLabel('Your answer to Tove Nilsen')
  expect(await field.inputValue()).toBe('From next week on!')
  await field.fill('From next Monday on!')
  await field.press('Control+Enter')
  await expect.poll(() => desk.square.there.map(({ text }) => text), { timeout: 30_000 }).toEqual(['From next Monday on!'])
  await claire.losesSightOf(/Goes out|Sending/)
  await claire.sees('Waits for them')
})

test('what the network would not take is not sent', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Long')
  desk.says('Why is it broken?', { by: 'Gus Lindqvist' })
  await claire.opens('Why is it broken?')
  await claire.presses('r')
  await claire.types('x'.repeat(61))
  await claire.sees('1 too many')
  expect(await claire.page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
  await claire.presses('Backspace')
  expect(await claire.page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(false)
})

test('two who answer one customer are told of each other, and of what the customer added', { timeout: 120_000 }, async () => {
  const [claire, ben] = [await desk.sits('Claire Two'), await desk.sits('Ben Two')]
  const id = desk.says('Is it lost?', { by: 'Hana Suzuki' })
  for (const seat of [claire, ben]) await seat.opens('Is it lost?')
  await claire.presses('r')
  await claire.types('No, it is on its way.')
  await ben.sees(/Claire Two is typing/)
  desk.says('And please leave it with the neighbour.', { by: 'Hana Suzuki', to: id })
  await claire.sees('And please leave it with the neighbour.')
  await claire.sees(/something new above/)
  await claire.presses('Control+Enter')
  await claire.sees('Something happened while you typed')
  await claire.sees('Hana Suzuki wrote again')
  await claire.page.getByRole('button', { name: 'Keep editing' }).click()
  await ben.presses('r')
  await ben.types('We will!')
  await ben.presses('Control+Enter')
  await ben.sees(/Goes out/)
  await claire.page.getByLabel('Your answer to Hana Suzuki').press('Control+Enter')
  await claire.sees(/Ben Two (answered|has this conversation)|Something happened while you typed/)
  await claire.page.getByRole('button', { name: 'Send anyway' }).click()
  const sent = () => desk.square.there.map(({ text }) => text).filter((text) => text === 'We will!' || text === 'No, it is on its way.')
  await expect.poll(sent, { timeout: 30_000 }).toEqual(['We will!', 'No, it is on its way.'])
})

test('an answer that could not be sent says why and what to do, and is sent again', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Failed')
  desk.says('Is anybody there?', { by: 'Dev Raman' })
  await claire.opens('Is anybody there?')
  desk.square.trouble = new AccountTrouble('401 expired', 'Sign in to the town square again, then send it again.')
  await claire.presses('r')
  await claire.types('We are!')
  await claire.presses('Control+Enter')
  await claire.sees('Sign in to the town square again, then send it again.')
  desk.square.trouble = null
  await claire.page.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => desk.square.there.map(({ text }) => text), { timeout: 30_000 }).toContain('We are!')
  await claire.losesSightOf('Not sent')
})
