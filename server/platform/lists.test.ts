import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { openPool } from './db.ts'
import { newId } from './ids.ts'
import { asParameters } from './lists.ts'

test('lists come to the database as they are', async () => {
  await using database = await makeDatabase()
  const pool = openPool(database.url, 1, () => undefined)
  const text = fc.option(fc.string({ unit: fc.constantFrom('"', '\\', ',', '{', '}', ' ', '\n', 'NULL', 'ä', '😀', 'a') }), { freq: 4 })
  const lists = fc.record({
    texts: fc.array(text),
    words: fc.array(text),
    ids: fc.array(fc.option(fc.uuid())),
    numbers: fc.array(fc.option(fc.integer({ min: -9, max: 9 }))),
    truths: fc.array(fc.option(fc.boolean())),
  })
  await fc.assert(
    fc.asyncProperty(lists, async ({ texts, words, ids, numbers, truths }) => {
      const asked = 'select $1::text[] as texts, $2::varchar[]::text[] as words, $3::uuid[] as ids, $4::int[] as numbers, $5::boolean[] as truths'
      const { rows } = await pool.query(asked, [texts, words, ids, numbers, truths])
      expect(rows).toEqual([{ texts, words, ids, numbers, truths }])
    }),
  )
  await pool.end()
})

test('what is no id is refused by the database, in its words', async () => {
  await using database = await makeDatabase()
  const pool = openPool(database.url, 1, () => undefined)
  for (const wrong of ['ä', `${newId().slice(0, 35)}g`, `${newId().slice(0, 35)}\u{1F600}`])
    await expect(pool.query('select $1::uuid[]', [[newId(), wrong]])).rejects.toThrow('invalid input syntax for type uuid')
  await pool.end()
})

test('what is no list, and a list of anything else, is left to pg', () => {
  for (const value of [[new Date(0)], [['nested']], [{ an: 'object' }], [Buffer.from('bytes')], 'no list', null])
    expect(asParameters('select $1::text[]', [value])[0]).toBe(value)
})
