import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { openPool } from './db.ts'
import { asParameter } from './lists.ts'

test('lists come to the database as they are', async () => {
  await using database = await makeDatabase()
  const pool = openPool(database.url, 1, () => undefined)
  const text = fc.option(fc.string({ unit: fc.constantFrom('"', '\\', ',', '{', '}', ' ', '\n', 'NULL', 'ä', '😀', 'a') }), { freq: 4 })
  const lists = fc.record({ texts: fc.array(text), numbers: fc.array(fc.option(fc.integer({ min: -9, max: 9 }))), truths: fc.array(fc.option(fc.boolean())) })
  await fc.assert(
    fc.asyncProperty(lists, async ({ texts, numbers, truths }) => {
      const { rows } = await pool.query('select $1::text[] as texts, $2::int[] as numbers, $3::boolean[] as truths', [texts, numbers, truths])
      expect(rows).toEqual([{ texts, numbers, truths }])
    }),
  )
  await pool.end()
})

test('a list of anything else is left to pg', () => {
  for (const value of [[new Date(0)], [['nested']], [{ an: 'object' }], [Buffer.from('bytes')], 'no list', null]) expect(asParameter(value)).toBe(value)
})
