import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from './browser.ts'
import { openDesk, type DeskStage, type Seat } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => {
  desk = await openDesk()
  desk.says('The Wren is leaking all over my kitchen', { by: 'Ada Byron', ago: 90 })
  desk.says('先週注文した自転車がまだ届きません。', { by: '田中 太郎', ago: 60 })
  desk.says('مرحبا، هل يمكنني استبدال الدراجة؟', { by: 'أميرة الهاشمي', ago: 30 })
  desk.says(`https://example.com/${'long'.repeat(60)}`, { by: 'Jürgen Müller-Großmann-Schweighöfer von und zu Hohenlohe', ago: 10 })
}, 120_000)
afterAll(() => desk[Symbol.asyncDispose](), 60_000)

const fits = (seat: Seat) => seat.page.evaluate('document.documentElement.scrollWidth <= innerWidth')

test('what was said is found, marked, and opened by key', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Dubois')
  await claire.sees('The Wren is leaking')
  await claire.presses('/')
  await claire.page.getByRole('searchbox').waitFor()
  await claire.types('LEAKING')
  await claire.page.locator('mark', { hasText: 'leaking' }).waitFor()
  await claire.presses('ArrowDown', 'Enter')
  await claire.page.getByRole('article', { name: 'Conversation with Ada Byron' }).waitFor()
  await claire.page.goto('/search?q=ada')
  await claire.page
    .getByRole('region', { name: 'People' })
    .getByRole('link', { name: /Ada Byron/ })
    .click()
  await claire.page.getByRole('heading', { level: 1, name: 'Ada Byron' }).waitFor()
  await claire.sees('The Wren is leaking')
  expect(new URL(claire.page.url()).pathname).toMatch(/^\/people\//)
})

test('a note on a person is removed and brought back', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Person')
  await claire.opens('The Wren is leaking')
  const person = claire.page.getByRole('complementary', { name: 'Person' })
  await person.getByLabel('A note about Ada Byron').fill('Has three of our machines.')
  await person.getByRole('button', { name: 'Add a note' }).click()
  await person.getByText('Claire Person ·').waitFor()
  await person.getByRole('button', { name: 'Remove this note' }).click()
  await person.getByText('Has three of our machines.').waitFor({ state: 'detached' })
  await claire.page.getByRole('button', { name: 'Undo' }).click()
  await person.getByText('Has three of our machines.').waitFor()
  const [ada] = (await claire.caller.call('GET /people', { query: { q: 'Ada Byron' } })).items
  expect((await claire.caller.call('GET /people/:id', { params: { id: ada!.id } })).notes.map(({ text }) => text)).toEqual(['Has three of our machines.'])
})

test('on a phone one thing stands at a time, with a way back', { timeout: 120_000 }, async () => {
  const claire = await desk.sits('Claire Phone')
  await claire.page.setViewportSize({ width: 375, height: 740 })
  await claire.opens('The Wren is leaking')
  expect(await claire.page.getByRole('navigation', { name: 'Views' }).isVisible()).toBe(false)
  expect(await fits(claire)).toBe(true)
  await claire.page.getByRole('button', { name: 'Person', exact: true }).click()
  await claire.sees('Known as')
  expect(await fits(claire)).toBe(true)
  await claire.page.getByRole('button', { name: 'Hide the person' }).click()
  await claire.page.getByRole('button', { name: 'Back to the list' }).click()
  await claire.page.getByRole('navigation', { name: 'Views' }).waitFor()
  expect(await fits(claire)).toBe(true)
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 1024],
  ['dark', 375],
] as const)('everybody can use it: %s, %d wide', { timeout: 120_000 }, async (scheme, width) => {
  const claire = await desk.sits(`Claire ${scheme} ${width}`)
  await claire.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await claire.page.setViewportSize({ width, height: 800 })
  const found: Record<string, string[]> = {}
  await claire.sees('The Wren is leaking')
  found['list'] = await violations(claire.page)
  await claire.opens('The Wren is leaking')
  found['conversation'] = await violations(claire.page)
  for (const [key, name] of [
    ['e', 'Close it as …'],
    ['s', 'Let it rest until …'],
    ['t', 'Tags'],
    ['h', 'Hand it over'],
  ] as const) {
    await claire.presses(key)
    await claire.page.getByRole('dialog', { name }).waitFor()
    found[name] = await violations(claire.page)
    await claire.page.getByRole('button', { name: 'Close', exact: true }).last().click()
    await claire.page.getByRole('dialog', { name }).waitFor({ state: 'hidden' })
  }
  await claire.page.goto('/search?q=wren')
  await claire.page.locator('mark').first().waitFor()
  found['search'] = await violations(claire.page)
  await claire.page.goto(`/people/${(await claire.caller.call('GET /people', { query: { q: 'Ada' } })).items[0]!.id}`)
  await claire.sees('Known as')
  found['person'] = await violations(claire.page)
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
})
