import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTopics } from './find-topics.ts'
import { together } from './likelihood.ts'

const OTHERS = [
  'When do you open',
  'The waiter was lovely',
  'My soup was cold',
  'Which bus goes there',
  'A big terrace',
  'We sang',
  'Bring a dog',
  'Parking nearby',
]
const from = (texts: readonly string[], authors = texts.length) => texts.map((text, i) => ({ itemId: String(i), author: `a${i % authors}`, text }))
const vouchers = (count: number) => Array.from({ length: count }, (_, i) => `${OTHERS[i % 8]} with the gift voucher, its code number ${i} fails`)

test('what enough people say together is found, with its words, whoever else speaks', () => {
  const [found, ...more] = findTopics(from([...vouchers(6), ...OTHERS, ...OTHERS.map((text) => `${text} today`)]), [])
  expect(more).toEqual([])
  expect(found).toMatchObject({ authors: 6 })
  expect(found!.words).toContain('voucher')
  expect(found!.texts.length).toBe(6)
})

test('not from four, nor from two people, nor from the same text again and again', () => {
  const others = [...OTHERS, ...OTHERS.map((text) => `${text} today`)]
  expect(findTopics(from([...vouchers(4), ...others]), [])).toEqual([])
  expect(findTopics([...from(vouchers(6), 2), ...from(others).map((one) => ({ ...one, itemId: `o${one.itemId}` }))], [])).toEqual([])
  expect(findTopics(from([...Array.from({ length: 30 }, () => 'the gift voucher code fails'), ...others]), [])).toEqual([])
})

test('not what stands as often where there is a topic already', () => {
  const texts = from([...vouchers(6), ...OTHERS, ...OTHERS.map((text) => `${text} today`)])
  const known = Array.from({ length: 120 }, (_, i) => `parcel ${i} and the gift voucher, its code fails`)
  expect(findTopics(texts, known)).toEqual([])
})

test('two that go together by chance have no likelihood, and more together is never less sure', () => {
  expect(together(10, 100, 100, 1000)).toBe(0)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 90 }), (both, each) => {
      expect(together(both + 1, each, each, 5000)).toBeGreaterThanOrEqual(together(both, each, each, 5000))
    }),
  )
})
