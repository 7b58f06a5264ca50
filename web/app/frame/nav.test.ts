import { expect, test } from 'vitest'
import { PLACES } from './nav.ts'

/** What the desk keeps for its own lists, behind `g` too: mine, queue, waiting. */
const OF_THE_DESK = ['m', 'q', 'w']

test('each place has a key of its own', () => {
  const keys = [...PLACES.map((place) => place.key), ...OF_THE_DESK]
  expect(new Set(keys).size).toBe(keys.length)
})
