import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engine } from './engine.ts'
import { withTier } from './tier.ts'
import { URGENCIES } from './understand.ts'

const read = (text: string) => engine.understand({ text, subject: null, lang: null, visibility: 'public', followers: null })
const KEY = { name: 'Key customer', weight: 'high' } as const
const urging = (text: string, tier: Parameters<typeof withTier>[1]) => {
  const { urgency, reasons } = withTier(read(text), tier)
  return [urgency, ...reasons.flatMap((one) => (one.what === 'urgency' ? [one.because] : []))]
}

test('what a customer of a tier that weighs high wants is urgent at least, and the tier is named first where it decided', () => {
  expect(urging('Can you tell me where my order is?', KEY)).toEqual(['high', 'customer tier: “Key customer”'])
  expect(urging('Can you tell me where my order is?', { ...KEY, weight: 'some' })).toEqual(['normal', 'customer tier: “Key customer”'])
  const [level, first] = urging('The charger is on fire and my baby is in the room, help, this is dangerous!', KEY)
  expect(level).toBe('critical')
  expect(first).toMatch(/^someone may get hurt/)
})

test('thanks and promotion stay as they are, and so does what no tier weighs', () => {
  for (const text of ['Thank you so much, I love this shop, best service ever!', 'Buy cheap followers now!!! Click here www.spam.example'])
    expect(withTier(read(text), KEY), text).toEqual(read(text))
  const asked = read('Where is my order?')
  for (const tier of [null, undefined, { ...KEY, weight: 'none' } as const]) expect(withTier(asked, tier)).toBe(asked)
})

test('a tier never makes anything less urgent, and only urgency changes', () => {
  const words = ['where', 'is', 'my', 'order', 'today', 'refund', 'dangerous', 'thanks', 'love', 'broken', 'third time', 'buy', 'ASAP', 'wie', 'lange']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }), fc.constantFrom('some', 'high'), (said, weight) => {
      const plain = read(said.join(' '))
      const weighed = withTier(plain, { name: 'Key', weight })
      expect(weighed.urgencyScore).toBeGreaterThanOrEqual(plain.urgencyScore)
      expect(weighed.urgencyScore).toBeLessThanOrEqual(100)
      expect(URGENCIES.indexOf(weighed.urgency)).toBeGreaterThanOrEqual(URGENCIES.indexOf(plain.urgency))
      expect({ ...weighed, urgency: 0, urgencyScore: 0, reasons: 0 }).toEqual({ ...plain, urgency: 0, urgencyScore: 0, reasons: 0 })
    }),
  )
})
