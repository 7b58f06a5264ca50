import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meets } from '../query/meets.ts'
import type { Heard, Query } from '../query/query.ts'
import { readQuery } from '../query/read-query.ts'
import { compile } from './matcher.ts'

/** Few enough that queries and texts meet often; many of the ways in which scripts can surprise. */
const WORDS = ['red', 'Réd', 'redder', 'shoes', 'shoe', 'a', 'straße', 'STRASSE', 'мой', 'ещё', '아이폰', '아이폰을', '東京', '京', '東', 'ラーメン', 'กาแฟ', 'मोल', '👍🏽', '👍', '🇩🇪', '👨‍👩‍👧', '𠮷野', '𝐫𝐞𝐝', 'ΛΟΓΟΣ', 'مَرْحَبًا', '42'] // prettier-ignore
const NAMES = ['#red', '#Réd_shoes', '@anna', '@anna.b.social', '@anna@b.social', '#東京', '@東@京', '##red', '@@anna', 'x@anna.b', '@anna.']
const SIGNS = ['', ' ', ' ', ' ', ', ', '\n', '-', '_', "'", '\u200d', '\u00ad', '\ud83d', '\udc4d', '/', 'https://b.example/red', '.', '\u0301']

const said = fc.constantFrom(...WORDS)
const named = fc.oneof({ weight: 4, arbitrary: said }, { weight: 1, arbitrary: fc.constantFrom(...NAMES) })
const heard: fc.Arbitrary<Heard> = fc.record({
  text: fc.array(fc.tuple(named, fc.constantFrom(...SIGNS)), { maxLength: 12 }).map((parts) => parts.flat().join('')),
  subject: fc.option(said),
  handle: fc.constantFrom(null, 'anna', '@anna.b.social', 'Bert'),
  language: fc.constantFrom(null, 'de', 'en', () => 'de'),
})

/** Queries as people write them, so that the reader is in it, too. */
const { query: written } = fc.letrec<{ query: string; single: string }>((tie) => ({
  single: fc.oneof(
    { weight: 6, arbitrary: named },
    fc.constantFrom('re*', 'sho*', '#re*', '아이*', 'from:@anna', 'from:anna.b.social', 'lang:de', 'has:link'),
    fc.array(said, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
    fc.tuple(said, fc.integer({ min: 1, max: 4 }), said).map(([one, n, other]) => `${one} NEAR/${n} ${other}`),
    fc.tuple(said, said, said).map(([a, b, c]) => `(${a} OR "${a} ${c}") NEAR/2 (${b} OR ${c})`),
  ),
  query: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('single'),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} ${b})`),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} OR ${b})`),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `${a} -(${b})`),
  ),
}))

const watch = written.map((text) => readQuery(text).query).filter((query): query is Query => query !== null)

test('says of each watch what the plain evaluator says, whatever the others are', () => {
  fc.assert(
    fc.property(fc.array(watch, { maxLength: 25 }), fc.array(heard, { minLength: 1, maxLength: 8 }), (queries, texts) => {
      const watches = queries.map((query, n) => ({ n, query }))
      const matcher = compile(watches)
      for (const text of texts) expect(matcher.match(text).map(({ n }) => n)).toEqual(watches.filter(({ query }) => meets(query, text)).map(({ n }) => n))
    }),
    { numRuns: 1500 },
  )
})

test('the property above meets hits and misses in plenty', () => {
  const samples = fc.sample(fc.tuple(watch, heard), { numRuns: 1000, seed: 1 })
  const hits = samples.filter(([query, text]) => meets(query, text)).length
  expect(hits).toBeGreaterThan(100)
  expect(hits).toBeLessThan(900)
})

test('a long text that says the same without end is read in a time that grows with its length', () => {
  const texts = ['a b '.repeat(50_000), 'a '.repeat(100_000), '-a'.repeat(100_000), '@a.'.repeat(60_000), 'a\u0301'.repeat(100_000), 'а\u0301'.repeat(100_000)]
  const queries = ['"a a b"', '"b b"', 'a NEAR/1 cc*', '"a b a a"', 'a has:link', '@a', 'a -"a a a a b"']
  const matcher = compile(queries.map((text) => ({ text, query: readQuery(text).query! })))
  for (const text of texts) expect(matcher.match({ text }).length).toBeLessThan(queries.length)
})

test('asks the author’s language only when a watch that it comes near to wants to know', () => {
  let asked = 0
  const matcher = compile([{ query: readQuery('shoes lang:de').query! }, { query: readQuery('boots OR (shoes lang:en)').query! }])
  const language = (): null => (asked++, null)
  expect(matcher.match({ text: 'hats', language })).toEqual([])
  expect(asked).toBe(0)
  expect(matcher.match({ text: 'shoes', language })).toEqual([])
  expect(asked).toBe(1)
})
