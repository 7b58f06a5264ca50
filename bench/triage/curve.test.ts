import { expect, test } from 'vitest'
import { aloneCurve } from '../../model/train/alone.ts'
import { drawsOf, gainOf, possibleSteps, type Known } from '../../model/train/curve.ts'
import type { Quality } from '../../model/train/measure.ts'

const WORDS = { negative: 'broken late', neutral: 'when where', positive: 'lovely quick' }
const MOODS = Object.keys(WORDS) as (keyof typeof WORDS)[]
const known: Known[] = Array.from({ length: 320 }, (_, i) => ({ text: `${WORDS[MOODS[i % 3]!]} tram ${i}`, right: MOODS[i % 3]! }))

test('what is learned from is never asked about, and each draw is the same whenever it is drawn', () => {
  const draws = drawsOf(known, 100)
  for (const { learned, asked } of draws) {
    expect(learned).toHaveLength(100)
    expect(new Set([...learned, ...asked]).size).toBe(known.length)
  }
  expect(drawsOf(known, 100)).toEqual(draws)
  expect(draws[1]!.asked).not.toEqual(draws[0]!.asked)
})

test('a step is left out for which too few messages are left to ask about', () => {
  expect(possibleSteps(known, [100, 120, 121, 300])).toEqual([100, 120])
})

test('a gain is counted draw by draw, with how far chance moves it', () => {
  const reached = (...all: number[]) => ({ draws: all.map((macroF1) => ({ macroF1 }) as Quality) })
  const { gain, error } = gainOf(reached(0.62, 0.66, 0.67), reached(0.6, 0.65, 0.64), 'macroF1')
  expect(gain).toBeCloseTo(2)
  expect(error).toBeCloseTo(1 / Math.sqrt(3))
})

test('moods that are told by words alone are learned from these messages alone', () => {
  const [step, ...others] = aloneCurve(known, [100, 1_000])
  expect(others).toEqual([])
  expect(step!.lessons).toBe(100)
  for (const { macroF1 } of step!.draws) expect(macroF1).toBeGreaterThan(0.95)
})
