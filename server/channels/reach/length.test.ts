import { expect, test } from 'vitest'
import { LENGTHS } from '../../../test/lengths.ts'
import { hasLink, lengthOf } from './length.ts'

test.each(LENGTHS)('“%s” is counted in %o as %d', (text, how, used) => expect(lengthOf(text, how)).toBe(used))
test.each([
  ['see https://a.io', true],
  ['HTTP://A.IO', true],
  ['a.io', false],
])('is there a link in %s?', (text, there) => expect([hasLink(text), hasLink(text)]).toEqual([there, there]))
