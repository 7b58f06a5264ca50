import fc from 'fast-check'
import { expect, test } from 'vitest'
import { misfit } from './reach.ts'
import { splitText } from './split.ts'

test('what fits one post stays whole', () => expect(splitText(' short ')).toEqual(['short']))

test('a long text is cut between paragraphs, else between sentences, else between words', () => {
  const [a, b] = ['a'.repeat(280), 'b'.repeat(280)]
  expect(splitText(`${a}\n\n${b}`)).toEqual([a, b])
  expect(splitText('One two. '.repeat(60)).every((part) => part.endsWith('.'))).toBe(true)
  expect(splitText('word '.repeat(200)).every((part) => /^(word )*word$/.test(part))).toBe(true)
})

test('a family of seven signs is not torn apart', () => {
  const parts = splitText('👩‍👩‍👧‍👦'.repeat(301))
  expect(parts.join('')).toBe('👩‍👩‍👧‍👦'.repeat(301))
  expect(parts.every((part) => /^(👩‍👩‍👧‍👦)+$/u.test(part))).toBe(true)
})

test('every part fits a post, and together they say all of it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '\n', '. ', '🧤', '👩‍👩‍👧', '界', 'https://x.example/abc '), maxLength: 1500 })
  const law = fc.property(text, (said) => {
    const parts = splitText(said)
    expect(parts.every((part) => misfit(part) === null)).toBe(true)
    expect(parts.join('').replaceAll(/\s/g, '')).toBe(said.replaceAll(/\s/g, ''))
  })
  fc.assert(law, { numRuns: 200 })
})
