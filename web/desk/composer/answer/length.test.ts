import { expect, test } from 'vitest'
import { lengthOf } from './length.ts'

test.each([
  ['hello', 'graphemes', 5],
  ['👩‍👩‍👧‍👦', 'graphemes', 1],
  ['👩‍👩‍👧‍👦', 'characters', 7],
  ['e\u0301', 'graphemes', 1],
  ['🇩🇪🇫🇷', 'graphemes', 2],
  ['  hi \n', 'graphemes', 2],
] as const)('“%s” is counted in %s as %d', (text, unit, used) => expect(lengthOf(text, { length: 300, unit })).toEqual({ used, limit: 300, left: 300 - used }))

test('a network without a limit leaves any length', () => expect(lengthOf('long', null)).toEqual({ used: 4, limit: null, left: null }))
