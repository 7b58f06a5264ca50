import { expect, test } from 'vitest'
import { addBlock, isSound, OFFICE, wholeWeek, wrongWith, type Block } from './week.ts'

test.each<[Block[], ReturnType<typeof wrongWith>]>([
  [[], null],
  [
    [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    null,
  ],
  [
    [
      ['13:00', '17:00'],
      ['09:00', '13:00'],
    ],
    null,
  ],
  [[['22:00', '24:00']], null],
  [[['09:00', '']], 'unfinished'],
  [[['17:00', '09:00']], 'backwards'],
  [
    [
      ['09:00', '12:00'],
      ['11:00', '13:00'],
    ],
    'overlap',
  ],
])('%j: %s', (blocks, wrong) => {
  expect(wrongWith(blocks)).toBe(wrong)
})

test('a block is added after the last, never past midnight', () => {
  expect(addBlock([])).toEqual([['09:00', '17:00']])
  expect(addBlock([['09:00', '12:00']])).toEqual([
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ])
  expect(addBlock([['09:00', '23:30']]).at(-1)).toEqual(['23:00', '24:00'])
})

test('a week without work keeps no promise, around the clock does', () => {
  expect(isSound(wholeWeek({}))).toBe(false)
  expect(isSound(null)).toBe(true)
  expect(isSound(OFFICE)).toBe(true)
})
