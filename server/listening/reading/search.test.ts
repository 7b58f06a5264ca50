import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeIntake } from '../../../test/intake.ts'
import { searchItems, type Sought } from './search.ts'

const all = { identityIds: [], before: null, limit: 50 }

test('finds words in any case, with and without accents, together and not at all', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  await inlet.take([
    { id: '1', text: 'Das Gerät ist KAPUTT, was nun?', at: '2026-03-01T08:00:00Z' },
    { id: '2', text: 'The garden is open, the shop is not', at: '2025-01-01T08:00:00Z' },
    { id: '3', text: 'Is the shop open?', subject: 'Café', at: '2019-01-01T08:00:00Z' },
  ])
  const find = async (words: string, more: Partial<Sought> = {}) => (await searchItems(database.db, { ...all, words, ...more })).found.map((one) => one.excerpt)
  expect(await find('gerat kaputt')).toEqual(['Das \u2068Gerät\u2069 ist \u2068KAPUTT\u2069, was nun?'])
  expect(await find('cafe')).toHaveLength(1)
  expect(await find('shop open')).toHaveLength(2)
  expect(await find('"shop open"')).toEqual(['Is the \u2068shop\u2069 \u2068open\u2069?'])
  expect(await find('shop -garden')).toHaveLength(1)
  expect(await find('shop', { from: new Date('2020-01-01') })).toHaveLength(1)
  expect(await find('shop', { until: new Date('2020-01-01') })).toHaveLength(1)
  expect(await find('shop', { shown: sql<boolean>`item.network_id = '3'` })).toHaveLength(1)
  expect(await find(`'; drop table "x`)).toEqual([])
})

test('finds what somebody wrote, and not what was taken back', async () => {
  await using database = await makeDatabase()
  const inlet = await makeIntake(database).open()
  await inlet.take([{ id: '1' }, { id: '2' }, { id: '3', author: { id: 'bert' } }], [{ change: 'deleted', id: '2', at: new Date('2026-03-02T08:30:00Z') }])
  const { rows } = await database.pool.query<{ id: string }>(`select id from people.identity where network_user_id = 'anna-1'`)
  expect((await searchItems(database.db, { ...all, words: 'nothing', identityIds: [rows[0]!.id] })).found).toHaveLength(1)
})

/** Hours back from now: minutes, days and years apart, so that every span of the walk is met. */
const hoursBack = fc.oneof(fc.nat(3), fc.nat(100), fc.nat(3000), fc.nat(100_000))

test('whatever the times, page by page everything comes once and newest first', async () => {
  await using database = await makeDatabase()
  const intake = makeIntake(database)
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(hoursBack, fc.boolean()), { maxLength: 40 }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async (times, limit, isPartlyShown) => {
        const inlet = await intake.open(`search ${++run}`)
        const items = times.map(([hours, says], n) => ({
          id: `${n}`,
          text: says ? 'a word' : 'nothing',
          at: new Date(Date.UTC(2026, 2, 2) - hours * 3_600_000),
        }))
        await inlet.take(items)
        const shown = isPartlyShown ? sql<boolean>`length(item.network_id) = 1` : undefined
        const found: number[] = []
        let before: Sought['before'] = null
        do {
          const page = await searchItems(database.db, { ...all, words: 'word', channelId: inlet.channelId, before, limit, shown })
          found.push(...page.found.map((one) => one.at.getTime()))
          before = page.next
        } while (before)
        const expected = items.filter((item) => item.text === 'a word' && (!isPartlyShown || item.id.length === 1)).map((item) => item.at.getTime())
        expect(found).toEqual(expected.toSorted((a, b) => b - a))
      },
    ),
    { numRuns: 40 },
  )
})
