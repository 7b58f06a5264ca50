import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engine, FROZEN } from '../engine.ts'
import { ROWS } from '../model/features.ts'
import { HEAD_NAMES, HEADS, type HeadName } from '../model/heads.ts'
import { INTENTS, URGENCIES, type Readable } from '../understand.ts'
import { isHeldBack, measure } from './held-back.ts'
import { packHead, packLayer, unpackHead, unpackLayer, withLayer, type Layer } from './layer.ts'
import { learnDeltas, MOST, MOST_BIAS } from './learn.ts'
import { toPoint, type Lesson } from './lesson.ts'
import { makeLayer } from './make-layer.ts'

/** A layer is never larger. */
const MOST_BYTES = 576 * 1024

const asItem = (text: string): Readable => ({ text, subject: null, lang: 'en', visibility: 'public', followers: null })
const lesson = (text: string, what: HeadName, right: string, more: Partial<Lesson> = {}): Lesson => ({
  itemId: text,
  item: asItem(text),
  what,
  right,
  accepted: false,
  ...more,
})
const pointsOf = (lessons: readonly Lesson[]) => lessons.flatMap((one) => toPoint(FROZEN.model, one) ?? [])
async function layerOf(lessons: readonly Lesson[], version = 7): Promise<Layer> {
  const packed = await Promise.all(
    HEAD_NAMES.map(async (what) => {
      const own = lessons.filter((one) => one.what === what)
      return own.length > 0 ? ([what, packHead(what, await learnDeltas(what, FROZEN.model, pointsOf(own)))] as const) : null
    }),
  )
  return unpackLayer(version, packLayer(Object.fromEntries(packed.filter((one) => one !== null))))
}

const anyLesson = fc.oneof(
  fc.record({ text: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), what: fc.constant<HeadName>('intent'), right: fc.constantFrom(...INTENTS) }),
  fc.record({ text: fc.lorem({ maxCount: 8 }), what: fc.constant<HeadName>('sentiment'), right: fc.constantFrom('negative', 'neutral', 'positive') }),
  fc.record({ text: fc.lorem({ maxCount: 8 }), what: fc.constant<HeadName>('urgency'), right: fc.constantFrom(...URGENCIES) }),
)
const lessons = fc.array(anyLesson, { maxLength: 12 }).map((all) => all.map(({ text, what, right }, i) => lesson(text, what, right, { accepted: i % 3 === 0 })))

test('whatever people say, what is learned stays within its bounds, and is the same each time', async () => {
  await fc.assert(
    fc.asyncProperty(lessons, async (said) => {
      const [once, again] = [await makeLayer(said), await makeLayer(said)]
      expect(again).toEqual(once)
      expect(once.weights?.length ?? 0).toBeLessThanOrEqual(MOST_BYTES)
      for (const { deltas, bias } of Object.values((await layerOf(said)).heads)) {
        expect(Math.max(0, ...deltas.map(Math.abs))).toBeLessThanOrEqual(MOST + 1e-6)
        expect(Math.max(0, ...bias.map(Math.abs))).toBeLessThanOrEqual(MOST_BIAS + 1e-2)
      }
    }),
    { numRuns: 5 },
  )
})

test('weights are kept within 576 kB however much was learned', () => {
  const packed = Object.fromEntries(
    HEAD_NAMES.map((what) => {
      const outputs = HEADS[what].outputs.length
      return [
        what,
        packHead(
          what,
          Float32Array.from({ length: (ROWS + 1) * outputs }, (_, i) => (i % 5) / 4),
        ),
      ]
    }),
  )
  expect(packLayer(packed).length).toBeLessThanOrEqual(MOST_BYTES)
})

test('of moods, all rows that a thousand messages touch are kept', () => {
  const deltas = new Float32Array((ROWS + 1) * 3)
  for (let row = 0; row < 31_000; row++) deltas[row * 3 + (row % 3)] = 0.05 + (row % 7) / 10
  const { slots, deltas: kept } = unpackHead('sentiment', packHead('sentiment', deltas))
  expect(slots.filter((slot) => slot > 0)).toHaveLength(31_000)
  for (const row of [0, 12_345, 30_999]) expect(kept[(slots[row]! - 1) * 3 + (row % 3)]).toBeCloseTo(deltas[row * 3 + (row % 3)]!, 1)
})

test('where nothing was learned, everything is read as it ships', () => {
  const empty = withLayer(FROZEN, { version: 1, heads: {} })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(empty.understand(asItem(text))).toEqual(engine.understand(asItem(text)))
    }),
  )
  expect(empty.name).toBe('linear-1+1')
})

test('no lesson, no layer; a lesson in a language that is not assessed teaches nothing', async () => {
  expect((await makeLayer([])).weights).toBeNull()
  const dutch = { item: { ...asItem('Is dit mijn pakket? Het is nog steeds niet aangekomen'), lang: 'nl' } }
  expect((await makeLayer([lesson('a', 'intent', 'question', dutch)])).weights).toBeNull()
})

const ASKED = [
  'Could you do a frobnix for us on Tuesday',
  'The frobnix for our office please, same as last time',
  'Need a frobnix again, 20 liters',
  'we are nearly out, frobnix this week',
  'Frobnix for the shop in Leeds',
  'One frobnix to the usual address',
  'Time for the next frobnix I think',
  'our tank is low, frobnix',
  'can somebody arrange the frobnix',
  'Please plan a frobnix at our site',
]
const NEXT = ['Frobnix for the canteen on Friday', 'Hello, we would like the frobnix again', 'frobnix to the warehouse', 'Another frobnix for Baker Street']
const OTHERS = [
  'My parcel never arrived, disappointing',
  'I want to cancel, where do I find that',
  'Best espresso ever, thank you so much!',
  'Does the grinder fit under a 40 cm cupboard?',
  'Walking the dog by the river this morning',
  'The app does not work since the update',
]

test('after ten corrections a word of the trade is understood, and it says so; other messages are read as before', async () => {
  const taught = withLayer(FROZEN, await layerOf(ASKED.map((text) => lesson(text, 'intent', 'buying_signal'))))
  const right = (reader: typeof engine): number => NEXT.filter((text) => reader.understand(asItem(text)).intent === 'buying_signal').length
  expect(right(engine)).toBeLessThanOrEqual(2)
  expect(right(taught)).toBeGreaterThanOrEqual(3)
  const turned = NEXT.filter((text) => taught.understand(asItem(text)).intent === 'buying_signal' && engine.understand(asItem(text)).intent !== 'buying_signal')
  for (const text of turned) expect(taught.understand(asItem(text)).reasons[0]!.because).toMatch(/^learned here: .*“frobnix”.* → buying signal$/)
  expect(turned.length).toBeGreaterThan(0)
  for (const text of OTHERS) expect(taught.understand(asItem(text)).intent).toBe(engine.understand(asItem(text)).intent)
})

test('moods and urgency are learned, too; what is not asked about stays as it was', async () => {
  const said = ASKED.flatMap((text) => [lesson(text, 'sentiment', 'negative'), lesson(text, 'urgency', 'high')])
  const taught = withLayer(FROZEN, await layerOf(said))
  const [before, after] = [engine, taught].map((reader) => NEXT.map((text) => reader.understand(asItem(text))))
  const sum = (all: number[]): number => all.reduce((a, b) => a + b, 0)
  expect(sum(after!.map((one) => one.sentiment!))).toBeLessThan(sum(before!.map((one) => one.sentiment!)) - 1)
  expect(sum(after!.map((one) => one.urgencyScore))).toBeGreaterThan(sum(before!.map((one) => one.urgencyScore)) + 20)
  expect(after!.map((one) => one.intent)).toEqual(before!.map((one) => one.intent))
})

test('a head that would do harm is not used', async () => {
  const wrong = Array.from({ length: 40 }, (_, i) => lesson(`I love frobnix number ${'abcdefghij'[i % 10]} so much, thank you ${i}`, 'sentiment', 'negative'))
  const held = measure(
    await layerOf(wrong),
    OTHERS.map((text) => lesson(text, 'sentiment', 'positive')),
  )
  expect(held.sentiment.count).toBe(OTHERS.length)
  // each part says otherwise than most of the others, so that what is learned from them is wrong of it
  const says = ['negative', 'positive', 'negative', 'positive', 'neutral']
  const split = wrong.map((one) => ({ ...one, right: says.find((_, part) => isHeldBack(one, part))! }))
  const made = await makeLayer(split)
  expect(made.weights).toBeNull()
  expect(made.heldBack.sentiment).toMatchObject({ count: wrong.length, right: made.heldBack.sentiment.without })
})

test('of few lessons each is asked about once, by a layer that has not seen it; of many a fifth', async () => {
  const many = Array.from({ length: 1_001 }, (_, i) => lesson(`the parcel number ${i} came`, 'sentiment', 'neutral'))
  expect((await makeLayer(many.slice(0, 20))).heldBack.sentiment.count).toBe(20)
  expect((await makeLayer(many)).heldBack.sentiment.count).toBe(many.filter((one) => isHeldBack(one)).length)
})
