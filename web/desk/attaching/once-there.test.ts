import { expect, test } from 'vitest'
import { afterWaiting } from './once-there.ts'

const there = { id: 'a', trouble: null }
const onItsWay = { id: null, trouble: null }
const refused = { id: null, trouble: 'It is too large.' }

test.each([
  ['goes when all are there', 2, [there, there], 'go'],
  ['goes with one that was added meanwhile, once it is there too', 1, [there, there], 'go'],
  ['waits for the last', 2, [there, onItsWay], 'wait'],
  ['stops where one is not taken, whatever is still on its way', 2, [refused, onItsWay], 'stop'],
  ['stops where one was taken away: it was written for it', 2, [there], 'stop'],
] as const)('what waits for files %s', (_, count, files, becomes) => expect(afterWaiting(count, files)).toBe(becomes))
