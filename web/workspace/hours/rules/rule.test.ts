import { expect, test } from 'vitest'
import { moved, tidy } from './rule.ts'

test('a rule moves by one place', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
})

test('conditions that say nothing are left out', () => {
  expect(tidy({ words: [], languages: ['es'], visibility: undefined })).toEqual({ languages: ['es'] })
})
