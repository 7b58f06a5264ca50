import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { countWords, makeTopicModel } from '../learning/make-model.ts'
import { packModel, unpackModel } from '../learning/pack.ts'
import { topicReader } from './reader.ts'
import { hashesOf, scanWords } from './scan.ts'

const topic = (name: string, words: string[], examples: string[] = []) => ({ id: newId(), name, description: '', words, examples })
const read = (text: string, ...topics: ReturnType<typeof topic>[]) =>
  topicReader(topics, null)
    .read({ subject: null, text })
    .map(({ id }) => topics.find((one) => one.id === id)!.name)

test.each([
  ['Where is my REFUND?', 'refund', true],
  ['refunder', 'refund', false],
  ['Rückerstattung bitte', 'ruckerstattung', true],
  ['Große Straße', 'grosse strasse', true],
  ['my money   back!', 'money back', true],
  ['my money. Back to work', 'money back', true],
  ['money is back', 'money back', false],
  ['see https://refund.example/refund', 'refund', false],
  ['thanks @refund', 'refund', false],
  ['mail to me@refund.example', 'refund', false],
  ['#refund now', 'refund', true],
  ['iPhone 15 broke', 'iphone 15', true],
  ['iPhone 16 broke', 'iphone 15', false],
  ['配送はいつですか', '配送', true],
  ['возврат денег', 'ВОЗВРАТ', true],
  ["don't care", "don't", true],
])('“%s” says “%s”: %s', (text, word, found) => expect(read(text, topic('T', [word]))).toEqual(found ? ['T'] : []))

test('of several the one with most of its words comes first, then the order of the list', () => {
  const [delivery, money] = [topic('Delivery', ['parcel', 'courier']), topic('Money', ['refund', 'price'])]
  expect(read('The courier lost the parcel, refund me', money, delivery)).toEqual(['Delivery', 'Money'])
  expect(read('The courier wants a refund', money, delivery)).toEqual(['Money', 'Delivery'])
})

test('words are cut the same way whatever stands around them', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zäöüß]{1,12}$/), fc.stringMatching(/^[ .,!?#"()]{1,4}$/), (word, sign) => {
      const alone = hashesOf(word)
      const { hashes, count } = scanWords(`${sign} ${word}${sign}`)
      expect(Array.from(hashes.subarray(0, count))).toEqual(alone)
    }),
  )
})

test('a text of any signs is read, and its words are bounded', () => {
  const reader = topicReader([topic('T', ['a b'])], null)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (codes) => {
      const text = String.fromCharCode(...codes)
      expect(reader.read({ subject: text, text }).length).toBeLessThanOrEqual(1)
    }),
  )
  expect(scanWords('word '.repeat(10_000)).count).toBeLessThanOrEqual(500)
})

test('a model is kept and read back, and finds what is like its examples and not what was said not to be', () => {
  const [signing, prices] = [
    topic('Signing in', [], ['cannot get into my account', 'the two factor code never arrives']),
    topic('Prices', [], ['far too expensive']),
  ]
  const words = countWords()
  for (let i = 0; i < 200; i++) words.add(`the shop and my ${i % 7 === 0 ? 'code' : 'day'} was never far ${i}`)
  const lessons = [{ itemId: newId(), text: 'the zorbling account page is pink', right: 'none', said: signing.id }]
  const model = unpackModel(packModel(makeTopicModel([signing, prices], lessons, words.rarity())))
  const reader = topicReader([signing, prices], model)
  const about = (text: string) => reader.read({ subject: null, text }).map((one) => one.id)
  expect(about('I still cannot get into my account!')).toEqual([signing.id])
  expect(about('your account zorbling is pink')).toEqual([])
  expect(about('what a day')).toEqual([])
  expect(reader.read({ subject: null, text: 'that is far too expensive' })[0]).toMatchObject({ id: prices.id, because: 'like an example: “far too expensive”' })
})

test('one word that many texts have makes no topic, a second of its words does, and one that is rare here does alone', () => {
  const roast = topic('Roast', [], ['the coffee tastes of burnt rubber', 'coffee was bitter'])
  const words = countWords()
  for (let i = 0; i < 300; i++) words.add(i % 10 === 0 ? `a coffee with friends ${i}` : `walked along the river ${i}`)
  const about = (text: string) => topicReader([roast], makeTopicModel([roast], [], words.rarity())).read({ subject: null, text }).length
  expect(about('coffee, anyone?')).toBe(0)
  expect(about('my coffee was really bitter')).toBe(1)
  expect(about('rubber!')).toBe(1)
})

test('before texts were counted one word is never enough', () => {
  const roast = topic('Roast', [], ['bitter coffee'])
  const about = (text: string) => topicReader([roast], makeTopicModel([roast], [], countWords().rarity())).read({ subject: null, text }).length
  expect(about('coffee!')).toBe(0)
  expect(about('so bitter, this coffee')).toBe(1)
})

test('one word is enough where people said so of several texts', () => {
  const signing = topic('Signing in', [])
  const words = countWords()
  for (let i = 0; i < 200; i++) words.add(i % 12 === 0 ? `my dongle ${i}` : `good day ${i}`)
  const lessons = Array.from({ length: 6 }, (_, i) => ({ itemId: newId(), text: `dongle ${'abcdef'[i]}`, right: signing.id, said: 'none' }))
  const about = (text: string) => topicReader([signing], makeTopicModel([signing], lessons, words.rarity())).read({ subject: null, text }).length
  expect(about('where is the dongle')).toBe(1)
})
