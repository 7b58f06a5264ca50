import { expect, test } from 'vitest'
import { asking, type Condition, type Routable } from './rule.ts'

const message: Routable = {
  channelId: 'c1',
  network: 'bluesky',
  visibility: 'public',
  language: 'de',
  intent: 'buying_signal',
  urgency: 'high',
  subject: 'Angebot',
  text: 'Was kostet die große Maschine? Straße 5, C++ (neu)',
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
])('%s for %o', (fits, condition) => expect(asking(condition)(message)).toBe(fits))

test('a message whose language nobody knows fits no list of languages', () => {
  expect(asking({ languages: ['de'] })({ ...message, language: null })).toBe(false)
})
