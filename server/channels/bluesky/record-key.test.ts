import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { keyOf, tid, tidAt, timeOfTid } from './record-key.ts'

const VALID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/ // atproto.com/specs/tid

test('the key of a message is a valid TID, the same each time, and tells when it was written', () => {
  const ids = Array.from({ length: 200 }, () => newId())
  for (const id of ids) {
    expect(keyOf(id)).toMatch(VALID)
    expect(keyOf(id)).toBe(keyOf(id))
    expect(timeOfTid(keyOf(id))!.getTime()).toBe(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
  }
  expect(new Set(ids.map(keyOf)).size).toBe(ids.length)
})

test('keys sort as their times do', () => {
  const time = fc.bigInt({ min: 0n, max: 2n ** 53n - 1n })
  fc.assert(
    fc.property(time, time, fc.nat(1023), fc.nat(1023), (a, b, x, y) => {
      expect(a < b ? tid(a, x) < tid(b, y) : true).toBe(true)
      expect(tid(a, x)).toMatch(VALID)
    }),
  )
})

test('a known key reads back; what is no TID has no time', () => {
  const at = new Date('2026-11-22T07:10:58.964Z')
  expect(timeOfTid(tidAt(at))).toEqual(at)
  expect(timeOfTid('self')).toBeNull()
  expect(timeOfTid('3n2v2qxvs5k2a')!.toISOString()).toBe('2026-11-22T07:10:58.982Z') // one that the network made
})
