import { expect, test } from 'vitest'
import { lengthOf, partsOf, threadOf } from './length.ts'

test.each([
  ['hello', 'graphemes', 5],
  ['👩‍👩‍👧‍👦', 'graphemes', 1],
  ['👩‍👩‍👧‍👦', 'characters', 7],
  ['e\u0301', 'graphemes', 1],
  ['🇩🇪🇫🇷', 'graphemes', 2],
  ['  hi \n', 'graphemes', 2],
] as const)('“%s” is counted in %s as %d', (text, unit, used) => expect(lengthOf(text, { length: 300, unit })).toEqual({ used, limit: 300, left: 300 - used }))

test('a network without a limit leaves any length', () => expect(lengthOf('long', null)).toEqual({ used: 4, limit: null, left: null }))

test('a text too long for one post may be a thread, where the network has threads', () => {
  const limit = { length: 300, unit: 'graphemes', parts: 10 } as const
  expect([300, 301, 1000].map((length) => partsOf('x'.repeat(length), limit))).toEqual([null, 2, 4])
  expect(partsOf('x'.repeat(301), { length: 300, unit: 'graphemes' })).toBeNull()
  expect(threadOf(limit)).toEqual({ length: 2400, unit: 'graphemes' })
})
