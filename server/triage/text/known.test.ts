import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutUp } from './cut.ts'
import { lookUp, phraseOf, RULES } from './known.ts'
import { PHRASES } from './phrases.ts'
import { tokenAt } from './tokens.ts'

const phraseIn = (text: string, rule: string): string | null => {
  const cut = cutUp(text)
  return phraseOf(cut, lookUp(cut), rule)
}
const tokensOf = (text: string): string[] => {
  const cut = cutUp(text)
  return Array.from({ length: cut.count }, (_, nth) => tokenAt(cut, nth))
}

test.each([
  ['It DOES  not\nwork!', 'does not work'],
  ['It does, not work', null],
  ['the app crashed', 'crashed'],
  ['the app acrashed', null],
  ['«Káputt»', 'káputt'],
  ['kaputte', null],
  ['l’défect', 'défect'],
])('of complaints, in “%s” stands %s', (text, phrase) => expect(phraseIn(text, 'complaint')).toBe(phrase))

test.each([
  ['@acme see https://x.example/crash #fail @bert', ['see', 'https://x.example/crash', 'fail']],
  ["don't we’re j'ai l'avocat d'une", ["don't", 'we’re', "j'ai", 'l', 'avocat', 'd', 'une']],
  ['great!!! :-) 😂😂 <3 €9.99', ['great', '!!!', ':-)', '😂', '😂', '<3', '€', '9', '99']],
  ['re:order at 8) ok', ['re', 'order', 'at', '8', 'ok']],
])('%s is cut', (text, tokens) => expect(tokensOf(text)).toEqual(tokens))

test('what writers vary without meaning anything by it is cut to the same', () => {
  const codes = (text: string): string => String.fromCharCode(...cutUp(text).codes.subarray(0, cutUp(text).length))
  expect(codes('SOOOOO  Über-cool, at 17 o’clock')).toBe(codes("soo uber cool at 3 o'clock"))
  expect(codes('𝗙𝗥𝗘𝗘 money')).toBe(codes('free money'))
})

test('any text can be cut; tokens stand in order, within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      const { count, from, to, starts, ends, length } = cutUp(text)
      for (let nth = 0; nth < count; nth++) {
        expect(from[nth]).toBeGreaterThanOrEqual(nth === 0 ? 0 : to[nth - 1]!)
        expect(to[nth]).toBeGreaterThan(from[nth]!)
        expect(ends[nth]).toBeGreaterThan(starts[nth]!)
      }
      expect(count === 0 ? length : ends[count - 1]! + 1).toBe(length)
    }),
  )
})

test('every phrase is found where it stands, whatever stands around it', () => {
  const all = Object.entries(PHRASES).flatMap(([rule, phrases]) => phrases.map((phrase) => ({ rule, phrase: phrase.replace('*', '') })))
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.lorem({ maxCount: 3 }), ({ rule, phrase }, around) => {
      expect(phraseIn(`${around} ${phrase} ${around}`, rule)).not.toBeNull()
    }),
    { numRuns: 500 },
  )
  expect(RULES.length).toBeGreaterThan(10)
})
