import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepSteady } from './steady.ts'

const rows = (ids: string) => ids.split('').map((id) => ({ id }))
const shown = (ids: string) => rows(ids).map((row) => ({ row, gone: false }))
const say = ({ rows: list, waiting }: ReturnType<typeof keepSteady>) => `${list.map(({ row, gone }) => (gone ? `(${row.id})` : row.id)).join('')} +${waiting}`

describe('a list that is not looked at', () => {
  test('shows the news at once', () => expect(say(keepSteady({ shown: shown('abc'), fresh: rows('xabc'), held: false }))).toBe('xabc +0'))
})

describe('a list that is looked at', () => {
  const held = true
  test.each([
    ['a new row above waits', 'abc', 'xabc', 'abc +1'],
    ['a new row between waits', 'abc', 'axbyc', 'abc +2'],
    ['a new row below is added', 'abc', 'abcxy', 'abcxy +0'],
    ['another order waits', 'abc', 'cab', 'abc +0'],
    ['a row that left stays as gone', 'abc', 'ac', 'a(b)c +0'],
    ['rows beyond what is loaded are dropped', 'abcd', 'xabc', 'abc +1'],
    ['an emptied list is empty', 'abc', '', ' +0'],
  ])('%s', (_, before, fresh, after) => expect(say(keepSteady({ shown: shown(before), fresh: rows(fresh), held }))).toBe(after))

  test('lets go at once of what the person sent away', () =>
    expect(say(keepSteady({ shown: shown('abc'), fresh: rows('ac'), held, dismissed: new Set(['b']) }))).toBe('ac +0'))

  test('never moves a row that stays, and loses none', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 20 })
    fc.assert(
      fc.property(list, list, (before, fresh) => {
        const result = keepSteady({ shown: before.map((id) => ({ row: { id }, gone: false })), fresh: fresh.map((id) => ({ id })), held })
        const ids = result.rows.map(({ row }) => row.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(result.rows.filter(({ gone }) => !gone).length + result.waiting).toBe(fresh.length)
        const stay = before.filter((id) => ids.includes(id))
        expect(ids.slice(0, stay.length)).toEqual(before.length ? stay : [])
      }),
    )
  })
})
