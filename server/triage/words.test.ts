import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PHRASES } from './phrases.ts'
import { anyOf, findPhrase, toWords } from './words.ts'

test('phrases are whole words, in any case and without accents; a star lets the last word go on', () => {
  const phrases = anyOf('does not work, crash*, kaputt, 502')
  const find = (text: string): string | null => findPhrase(toWords(text), phrases)
  expect(find('It DOES  not\nwork!')).toBe('does not work')
  expect(find('the app crashed')).toBe('crashed')
  expect(find('«Káputt»')).toBe('kaputt')
  expect(find('error 502')).toBe('502')
  expect(find('kaputte 5020 acrash')).toBeNull()
  expect(find("l'kaputt")).toBe('kaputt')
})

test('links and names are no words', () => {
  expect(toWords('@acme see https://x.example/crash #fail @bert').list).toEqual(['see', 'fail'])
})

test('a text is told the same, whether or not it holds a sign that is not ASCII', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 300 })
  fc.assert(
    fc.property(ascii, (text) => {
      const [plain, signed] = [toWords(text), toWords(`${text} ☂`)]
      const { list, touches, letters, exclamations, questions, shouting } = signed
      expect(plain).toMatchObject({ list, touches, letters, exclamations, questions, shouting })
    }),
  )
})

test('not searching where no phrase begins misses none', () => {
  const all = Object.values(PHRASES)
  const piece = fc.oneof(
    fc.constantFrom(
      ...all.flatMap(({ pattern }) => pattern.source.split('|').map((one) => one.replaceAll(/\\s\+/g, ' ').replaceAll(/[\\*()?<!:[\]{}^]/g, ''))),
    ),
    fc.string({ maxLength: 8 }),
    fc.constantFrom("'", '-', '.', 'ing', 'l’'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('', ' '), (pieces, between) => {
      const words = toWords(pieces.join(between))
      for (const phrases of all) expect(findPhrase(words, phrases)).toBe(phrases.pattern.exec(words.simple)?.[0].trim() ?? null)
    }),
    { numRuns: 500 },
  )
})
