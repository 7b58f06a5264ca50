import { expect, test } from 'vitest'
import { pieces } from './excerpt.ts'

const say = (excerpt: string) =>
  pieces(excerpt)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('|')

test.each([
  ['plain', 'plain'],
  ['the \u2068parcel\u2069 is late', 'the |[parcel]| is late'],
  ['\u2068a\u2069\u2068b\u2069', '[a]|[b]'],
  ['<b>\u2068x\u2069</b>', '<b>|[x]|</b>'],
  ['an end \u2068cut off', 'an end \u2068cut off'],
  ['', ''],
])('%j', (excerpt, said) => expect(say(excerpt)).toBe(said))
