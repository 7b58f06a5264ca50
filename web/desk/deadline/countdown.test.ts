import { describe, expect, test } from 'vitest'
import { countdown, span } from './countdown.ts'

const now = new Date('2026-11-23T10:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('a countdown', () => {
  test.each([
    [12, 'in', 12],
    [0.2, 'in', 1],
    [720, 'in', 720],
    [721, 'at', 721],
    [0, 'overdue', 1],
    [-0.5, 'overdue', 1],
    [-90.9, 'overdue', 90],
  ])('%d minutes ahead is said as “%s %d”', (ahead, how, minutes) => expect(countdown(at(ahead), now)).toEqual({ how, minutes }))
})

describe('a span', () => {
  test.each([
    [12, 'en', '12 min'],
    [60, 'en', '1 hr'],
    [160, 'en', '2 hr 40 min'],
    [419, 'en', '6 hr'],
    [3000, 'en', '2 days'],
    [160, 'de', '2 Std. 40 Min.'],
  ])('of %d minutes is said in %s as “%s”', (minutes, language, said) => expect(span(minutes, language).replaceAll('\u00a0', ' ')).toBe(said))
})
