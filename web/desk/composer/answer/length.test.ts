import { expect, test } from 'vitest'
import { LENGTHS } from '../../../../test/lengths.ts'
import { hasLink, lengthOf } from './length.ts'

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
