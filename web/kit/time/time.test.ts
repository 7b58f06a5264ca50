import { expect, test } from 'vitest'
import { timeWords } from './time.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const words = timeWords('en', 'America/New_York')
const after = (seconds: number): string => words.relative(new Date(now + seconds * 1000), now)

test.each([
  [10, 'now'],
  [-44, 'now'],
  [-90, '1 min. ago'],
  [-3_590, '1 hr. ago'],
  [7_200, 'in 2 hr.'],
  [-86_000, 'yesterday'],
  [-8 * 86_400, '22 Feb 2026'],
])('%i s from now: %s', (seconds, said) => {
  expect(after(seconds)).toBe(said)
})

test('times are said in the zone of who looks', () => {
  expect(words.short('2026-03-02T09:00:00Z')).toBe('Mon 04:00')
  expect(timeWords('de', 'Europe/Berlin').clock('2026-03-02T09:00:00Z')).toBe('10:00')
})
