import { expect, test } from 'vitest'
import { beside } from './goals.ts'
import { foundInTopTenth, urgentFrom } from './urgency.ts'
import { OTHERS } from './others.ts'
import { engine } from '../../server/triage/engine.ts'
import { asItem, shownMoodConfidence, type Reading } from './reading.ts'

const ranked = (scores: readonly number[], urgent: readonly number[]) => scores.map((score, i) => ({ score, isUrgent: urgent.includes(i) }))

test('the most urgent tenth: what is at its edge counts in proportion, whatever the order of the file', () => {
  const scores = Array.from({ length: 20 }, (_, i) => (i === 0 ? 90 : i < 5 ? 50 : 10))
  expect(foundInTopTenth(ranked(scores, [0, 19]))).toBe(0.5)
  expect(foundInTopTenth(ranked(scores, [0, 1]))).toBe(0.5 + 0.5 / 4)
  expect(foundInTopTenth(ranked(scores, [0, 4]))).toBe(0.5 + 0.5 / 4)
})

test('truly urgent is the highest level that enough have', () => {
  const known = (levels: readonly number[]) => levels.map((urgency) => ({ message: { text: '', urgency } }) as Reading)
  expect(urgentFrom(known([0, 0, 0, 1, 1, 2, 2, 2, 2, 2]))).toBe(2)
  expect(urgentFrom(known([0, 0, 1, 1, 1, 1, 2]))).toBe(1)
  expect(urgentFrom(known([0, 0, 0]))).toBeNull()
})

test('a figure is held against what it must reach, from above or below', () => {
  expect(beside({ must: 64, aim: 67 }, { name: 'x', value: 65, unit: '%' })).toMatchObject({ limit: { text: '≥ 64', isKept: true }, aim: { isReached: false } })
  expect(beside({ must: 0.08, aim: 0.04, atMost: true }, { name: 'x', value: 0.09, unit: '' })).toMatchObject({ limit: { isKept: false } })
})

test.each(OTHERS.map((other) => [other.name, other] as const))('%s tells a mood', (_, { moodOf }) => {
  expect(['I love it, great work', 'I hate it, terrible work', 'The table stands there'].map(moodOf)).toEqual(['positive', 'negative', 'neutral'])
})

test('the confidence is the one that the item shows', () => {
  const shown = shownMoodConfidence(engine.understand(asItem('Best espresso ever, thank you so much!')))
  expect(shown).toBeGreaterThan(0.4)
  expect(shown).toBeLessThanOrEqual(1)
})
