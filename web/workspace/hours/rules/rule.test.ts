import { expect, test } from 'vitest'
import { moodOf, moved, MOOD_NAMES, tidy, withMood } from './rule.ts'

test('a rule moves by one place', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
})

test('what says nothing is left out', () => {
  expect(tidy({ words: [], languages: ['es'], visibility: undefined, followers: 10 })).toEqual({ languages: ['es'], followers: 10 })
  expect(tidy({ tags: [], watchOut: '', urgency: 'raise' })).toEqual({ urgency: 'raise' })
})

test('a mood that was chosen is known again; one set otherwise stays until another is chosen', () => {
  for (const mood of MOOD_NAMES) expect(moodOf(withMood({ words: ['x'], sentimentAbove: 0.9 }, mood))).toBe(mood)
  expect(moodOf(withMood({ sentimentBelow: 0 }, null))).toBeNull()
  expect(moodOf({ sentimentBelow: 0.123 })).toBe('else')
})
