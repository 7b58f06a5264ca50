import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asking, needsReading, occasionOf, type Condition, type Routable } from './condition.ts'

const message: Routable = {
  channelId: 'c1',
  network: 'bluesky',
  visibility: 'public',
  handle: '@Anna.example',
  followers: 1200,
  tierId: 'key',
  accountOwnerId: 'ana',
  isKnown: false,
  language: 'de',
  topics: ['t-1'],
  intents: ['buying_signal', 'question'],
  sentiment: -0.4,
  urgency: 'high',
  subject: 'Angebot',
  text: 'Was kostet die große Maschine? Straße 5, C++ (neu) #Sale_2026 @acme, crème brûlée. 我的配送呢 हिन्दी',
}

test.each<[boolean, Condition]>([
  [true, {}],
  [true, { channelIds: ['c0', 'c1'] }],
  [false, { channelIds: ['c0'] }],
  [true, { channelIds: [] }],
  [true, { networks: ['bluesky'], visibility: 'public', languages: ['de', 'en'], intents: ['buying_signal'], urgencies: ['high', 'critical'] }],
  [false, { networks: ['bluesky'], visibility: 'direct' }],
  [false, { languages: ['en'] }],
  [true, { words: ['MASCHINE'] }],
  [false, { words: ['Masch'] }],
  [true, { words: ['nothing', 'grosse   maschine', 'große maschine'] }],
  [true, { words: ['angebot'] }],
  [true, { words: ['C++'] }],
  [true, { words: ['(neu)'] }],
  [false, { words: ['.*'] }],
  [true, { words: ['grosse maschine'] }],
  [true, { words: ['CREME  BRULEE'] }],
  [true, { words: ['#sale_2026'] }],
  [false, { words: ['#sale'] }],
  [true, { words: ['@Acme'] }],
  [false, { words: ['@ac'] }],
  [true, { words: ['配送'] }],
  [true, { words: ['हिन्दी'] }],
  [false, { words: ['हिन्'] }],
  [false, { words: ['', ' ', 'xyz'] }],
  [true, { handles: ['anna.example'] }],
  [true, { handles: ['ben', '@ANNA.example'] }],
  [false, { handles: ['anna'] }],
  [true, { followers: 1200 }],
  [false, { followers: 1201 }],
  [true, { tiers: ['plain', 'key'] }],
  [false, { tiers: ['plain'] }],
  [true, { tiers: [], accountOwners: ['ana'] }],
  [false, { tiers: ['key'], accountOwners: ['ben'] }],
  [true, { person: 'stranger' }],
  [false, { person: 'known' }],
  [true, { intents: ['question'] }],
  [false, { intents: ['spam'] }],
  [true, { sentimentBelow: 0 }],
  [false, { sentimentBelow: -0.4 }],
  [true, { sentimentAbove: -0.5, sentimentBelow: 0 }],
  [false, { sentimentAbove: 0 }],
  [true, { hours: 'inside' }],
  [false, { hours: 'outside' }],
])('%s for %o', (fits, condition) => expect(asking(condition)(occasionOf(message, () => true))).toBe(fits))

test('a message whose language nobody knows fits no list of languages', () => {
  expect(meets({ languages: ['de'] }, { ...message, language: null })).toBe(false)
})

test('what nobody knows of a message or its author fits nothing that asks for it', () => {
  const unknown = { ...message, sentiment: null, followers: null, handle: null }
  for (const condition of [{ sentimentBelow: 1 }, { sentimentAbove: -1 }, { followers: 1 }, { handles: ['anna.example'] }])
    expect(meets(condition, unknown)).toBe(false)
})

const meets = (condition: Condition, one: Routable): boolean => asking(condition)(occasionOf(one, () => true))

const word = fc.stringMatching(/^[a-zäöüéàçñåøœß0-9]{1,12}$/)

test('a word that stands in a text is found, however it is written', () => {
  const written = fc.tuple(word, fc.constantFrom('as is', 'upper', 'composed', 'decomposed'), fc.string(), fc.string())
  fc.assert(
    fc.property(written, ([one, how, before, after]) => {
      const said = how === 'upper' ? one.toUpperCase() : how === 'composed' ? one.normalize('NFC') : how === 'decomposed' ? one.normalize('NFD') : one
      expect(meets({ words: [one] }, { ...message, subject: before, text: `${said} ${after}` })).toBe(true)
    }),
  )
})

test('a condition that says less fits whatever fitted before', () => {
  const condition: fc.Arbitrary<Condition> = fc.record(
    {
      networks: fc.constantFrom(['bluesky'], ['email']),
      visibility: fc.constantFrom('public', 'direct'),
      words: fc.constantFrom(['maschine'], ['angebot', 'x'], ['x']),
      handles: fc.constantFrom(['anna.example'], ['ben']),
      followers: fc.constantFrom(1, 5000),
      person: fc.constantFrom('known', 'stranger'),
      intents: fc.constantFrom(['question' as const], ['spam' as const]),
      sentimentBelow: fc.constantFrom(-0.5, 0.5),
      hours: fc.constantFrom('inside', 'outside'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(condition, fc.nat(20), (whole, nth) => {
      const keys = Object.keys(whole) as (keyof Condition)[]
      const { [keys[nth % Math.max(keys.length, 1)]!]: _, ...less } = whole
      expect(!meets(whole, message) || meets(less, message)).toBe(true)
    }),
  )
})

test('which conditions ask what the machine read', () => {
  for (const reading of [{ languages: ['de'] }, { intents: ['spam' as const] }, { urgencies: ['high' as const] }, { sentimentBelow: 0 }, { sentimentAbove: 0 }])
    expect(needsReading(reading)).toBe(true)
  expect(needsReading({ words: ['x'], handles: ['y'], followers: 1, hours: 'inside', person: 'known', networks: ['z'], languages: [] })).toBe(false)
})
