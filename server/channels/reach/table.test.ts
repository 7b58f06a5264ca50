import { expect, test } from 'vitest'
import { adapters } from '../registry.ts'
import { byHand, byTable } from './decide.ts'
import { isWalled, rulesOf, TABLE } from './table.ts'

const now = new Date('2026-03-02T09:00:00Z')
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
const item = (network: string, more: object = {}) => ({
  network,
  visibility: 'public' as const,
  at: now,
  automatic: false,
  deleted: false,
  extra: {},
  ...more,
})

test('every fact has a date, a source and a page', () => {
  for (const { network, facts } of TABLE) {
    expect(facts.length, network).toBeGreaterThan(0)
    for (const fact of facts) expect(fact).toMatchObject({ asOf: expect.stringMatching(/^20\d\d-\d\d-\d\d$/), url: expect.stringMatching(/^https:/) })
  }
})

/** They have no rules of a network: what they hold came from elsewhere, is fiction, or stands on pages of our own. */
const WITHOUT = ['file', 'api', 'demo', 'web']
test('every network we answer on is in the table', () =>
  expect(Object.values(adapters).filter((adapter) => adapter.send && !rulesOf(adapter.network) && !WITHOUT.includes(adapter.network))).toEqual([]))

test('what may go with an answer is within what the table says', () => {
  for (const { network, media } of Object.values(adapters)) {
    const table = rulesOf(network)?.media
    if (!media || !table) continue
    expect([network, media.most <= table.count, table.bytes === null || media.largest <= table.bytes, media.alt]).toEqual([network, true, true, table.alt])
    const types = media.types ?? ['']
    expect(table.types.length === 0 || types.every((type) => table.types.some((one) => type.startsWith(one)))).toBe(true)
  }
})

test.each([
  ['X, who did not call us', item('x'), 'none', 'mentioned or quoted'],
  ['X, who did', item('x', { extra: { calledUs: true } }), 'public', ''],
  ['WhatsApp within the day', item('whatsapp', { visibility: 'direct', at: hoursAgo(23) }), 'direct', ''],
  ['WhatsApp a day later', item('whatsapp', { visibility: 'direct', at: hoursAgo(24) }), 'none', 'paid template'],
  ['a comment on Instagram', item('instagram', { at: hoursAgo(24) }), 'both', ''],
  ['one of last week', item('instagram', { at: hoursAgo(7 * 24) }), 'public', ''],
  ['a message on Facebook, late', item('facebook', { visibility: 'direct', at: hoursAgo(30) }), 'none', '24 hours'],
  ['YouTube', item('youtube'), 'public', ''],
  ['a network nobody knows', item('myspace'), 'none', 'Open it'],
])('%s', (_, one, answer, note) => {
  const told = byTable(one.network, one, now)
  expect(told.answer).toBe(answer)
  expect(told.note ?? '').toContain(note)
})

test('until when: the whole of a message, the private way of a comment', () => {
  expect(byTable('whatsapp', item('whatsapp', { visibility: 'direct' }), now)).toMatchObject({ until: hoursAgo(-24), directUntil: null })
  expect(byTable('instagram', item('instagram'), now)).toMatchObject({ until: null, directUntil: hoursAgo(-7 * 24) })
})

test('a link on X costs more than ten times as much', () => {
  const { price } = byTable('x', item('x', { extra: { calledUs: true } }), now)
  expect(price!.withLink).toBeGreaterThan(10 * price!.answer)
})

test('what came from a file is answered by hand, with the window, length and price of its own network beside it', () => {
  expect(byHand(item('twitter', { extra: { calledUs: true } }), now, 'From a file.')).toMatchObject({
    answer: 'none',
    byHand: true,
    note: 'From a file.',
    limit: { length: 280, unit: 'weighted' },
    price: { unit: 'USD', answer: 0.01 },
  })
  expect(byHand(item('whatsapp', { visibility: 'direct', at: hoursAgo(30) }), now, 'From a file.')).toMatchObject({ until: hoursAgo(6), byHand: true })
  expect(byHand(item('x', { automatic: true }), now, '')).toMatchObject({ answer: 'none', byHand: false })
})

test('LinkedIn stands behind a wall, others do not', () => expect([isWalled('linkedin'), isWalled('x'), isWalled('myspace')]).toEqual([true, false, false]))
