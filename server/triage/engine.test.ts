import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { engine } from './engine.ts'
import { INTENTS, URGENCIES, type Readable } from './understand.ts'

const read = (text: string, more: Partial<Readable> = {}) =>
  engine.understand({ text, subject: null, lang: null, visibility: 'public', followers: null, ...more })

describe('intent', () => {
  test.each([
    ['Where is my order? It was due on Monday', 'complaint'],
    ['The app does not work since the update', 'complaint'],
    ['Does the grinder fit under a 40 cm cupboard?', 'question'],
    ['Best espresso ever, thank you so much!', 'praise'],
    ['I want to cancel, where do I find that', 'goodbye'],
    ['Ich möchte mein Abo kündigen', 'goodbye'],
    ['Where can I buy this in Dublin?', 'buying_signal'],
    ['Meine Lieferung ist beschädigt angekommen', 'complaint'],
    ['Bonjour, ma commande n’est toujours pas arrivée', 'complaint'],
    ['¿Dónde puedo comprar dos máquinas?', 'buying_signal'],
    ['FREE FOLLOWERS click my profile', 'spam'],
    ['Walking the dog by the river this morning', 'other'],
  ])('%s → %s', (text, intent) => expect(read(text).intent).toBe(intent))
})

test('a wish to go over to others is a goodbye, and no buying signal', () => {
  const intents = read('Thinking of switching over to them').intents.map(({ intent }) => intent)
  expect(intents[0]).toBe('goodbye')
  expect(intents).not.toContain('buying_signal')
})

test('a second intent is named where it likely holds, and never as surer than the first', () => {
  const both = ['Thinking of switching over to them', 'Cancel my account, the app has not been working for weeks and nobody answers']
  for (const { intents } of both.map((text) => read(text))) for (const { confidence } of intents) expect(confidence).toBeLessThanOrEqual(intents[0]!.confidence)
  expect(read('Just having a coffee by the river').intents).toHaveLength(1)
})

describe('urgency', () => {
  test('danger outranks everything and says why', () => {
    const { urgency, reasons } = read('Water near the plug and smoke, is that dangerous? It is broken')
    expect(urgency).toBe('critical')
    expect(reasons.find((reason) => reason.what === 'urgency')!.because).toContain('hurt')
  })
  test.each([
    ['I was charged twice and rent is due on Friday', 'high'],
    ['What colours are there?', 'normal'],
    ['Thank you, great coffee', 'low'],
  ])('%s → %s', (text, urgency) => expect(read(text).urgency).toBe(urgency))
  test('the same complaint weighs more before a wide audience', () => {
    const rank = (followers: number): number => read('My parcel never arrived, disappointing', { followers }).urgencyScore
    expect(rank(500_000)).toBeGreaterThan(rank(5))
  })
})

test('negation turns a word round', () => {
  expect(read('this is good').sentiment!).toBeGreaterThan(0)
  expect(read('this is not good').sentiment!).toBeLessThan(0)
})

test('letters there were no examples of are not assessed, even where it is not sure of the language', () => {
  expect(read('荷物が届きません')).toMatchObject({ sentiment: null, intents: [] })
})

test('a language there were no examples of is not assessed, rather than neutral', () => {
  const { language, sentiment, intents, reasons } = read('Is dit mijn pakket? Het is nog steeds niet aangekomen', { lang: 'nl' })
  expect({ language, sentiment, intents }).toEqual({ language: 'nl', sentiment: null, intents: [] })
  expect(reasons.find((reason) => reason.what === 'intent')!.because).toContain('not assessed')
})

test.each([
  ['The parcel is here and it has what I ordered', 'en', 'small words'],
  ['Das Paket ist da, aber es fehlt die Hälfte', 'de', 'small words'],
  ['Meine Lieferung kam beschädigt an', 'de', 'letters'],
  ['Is dit mijn pakket? Het is nog steeds niet aangekomen', 'nl', 'letters'],
  ['Hvad koster det at have den sendt til Danmark for min familie', 'da', 'letters'],
])('%s is %s, by its %s', (text, language, by) => {
  const found = read(text)
  expect(found.language).toBe(language)
  expect(found.reasons.find((reason) => reason.what === 'language')!.because).toContain(by)
})

test('too short to tell: the network’s word counts, else none', () => {
  expect(read('ok').language).toBe(null)
  expect(read('ok', { lang: 'nl' }).language).toBe('nl')
})

test('too short to tell: what the author usually writes counts, after the network’s word; words that tell outweigh it', () => {
  const language = (text: string, more: Partial<Readable>) => read(text, more).language
  expect(language('ok', { usual: 'de' })).toBe('de')
  expect(language('ok', { usual: 'de', lang: 'nl' })).toBe('nl')
  expect(language('Perfekt', { usual: 'fr' })).toBe('fr')
  expect(language('The parcel is here and it has what I ordered', { usual: 'de' })).toBe('en')
  expect(read('ok', { usual: 'de' }).reasons.find((reason) => reason.what === 'language')!.because).toBe('its author usually writes de')
})

test('any text is read, the same way twice, within the scales', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
      const once = read(text)
      expect(read(text)).toEqual(once)
      expect(INTENTS).toContain(once.intent)
      expect(URGENCIES).toContain(once.urgency)
      expect(Math.abs(once.sentiment ?? 0)).toBeLessThanOrEqual(1)
    }),
  )
})
