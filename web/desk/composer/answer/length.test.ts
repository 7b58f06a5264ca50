import { expect, test } from 'vitest'
import { LENGTHS } from '../../../../test/lengths.ts'
import { hasLink, lengthOf, partsOf, threadOf } from './length.ts'

test.each(LENGTHS)('“%s” is counted in %o as %d', (text, how, used) =>
  expect(lengthOf(text, { length: 300, ...how })).toEqual({ used, limit: 300, left: 300 - used, heavy: false }),
)
test('the space around it is not sent', () => expect(lengthOf('  hi \n', { length: 300, unit: 'graphemes' }).used).toBe(2))
test('a network without a limit leaves any length', () => expect(lengthOf('long', null)).toEqual({ used: 4, limit: null, left: null, heavy: false }))
test('few signs of many bytes are too heavy', () =>
  expect(lengthOf('👩‍👩‍👧‍👦'.repeat(200), { length: 300, unit: 'graphemes', bytes: 3000 })).toMatchObject({ left: 100, heavy: true }))
test.each([
  ['see https://a.io', true],
  ['HTTP://A.IO', true],
  ['a.io', false],
])('is there a link in %s?', (text, there) => expect([hasLink(text), hasLink(text)]).toEqual([there, there]))

test('a text too long for one post may be a thread, where the network has threads', () => {
  const limit = { length: 300, unit: 'graphemes', parts: 10 } as const
  expect([300, 301, 1000].map((length) => partsOf('x'.repeat(length), limit))).toEqual([null, 2, 4])
  expect(partsOf('x'.repeat(301), { length: 300, unit: 'graphemes' })).toBeNull()
  expect(threadOf(limit)).toEqual({ length: 2400, unit: 'graphemes', parts: 10 })
  expect(partsOf('👩‍👩‍👧‍👦'.repeat(200), { ...limit, bytes: 3000 })).toBe(2)
})
