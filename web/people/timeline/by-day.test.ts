import { expect, test } from 'vitest'
import { byDay } from './by-day.ts'

test('what follows each other stands under its day, in the order it came', () => {
  const items = ['2026-11-23T10:00Z', '2026-11-23T09:00Z', '2026-11-22T23:00Z'].map((at) => ({ at }))
  expect(byDay(items, (at) => at.slice(0, 10))).toEqual([
    { day: '2026-11-23', items: items.slice(0, 2) },
    { day: '2026-11-22', items: items.slice(2) },
  ])
})
