import { expect, test } from 'vitest'
import { nextGap, stateOf } from './channel.ts'

const now = new Date('2026-03-02T09:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const well = { paused_at: null, needs: null, failing_since: null, last_item_at: hoursAgo(1), usual_gap: 60 }

test.each([
  ['well', {}, true],
  ['paused', { paused_at: now, needs: 'a new password' }, true],
  ['needs-you', { needs: 'a new password', failing_since: now }, true],
  ['failing', { failing_since: now }, true],
  ['quiet', { last_item_at: hoursAgo(25) }, true],
  ['well', { last_item_at: hoursAgo(25) }, false],
  ['well', { last_item_at: hoursAgo(25), usual_gap: 4 * 3600 }, true],
  ['quiet', { last_item_at: hoursAgo(41), usual_gap: 4 * 3600 }, true],
  ['well', { last_item_at: null, usual_gap: null }, true],
] as const)('a channel is %s when %o', (state, change, receives) => {
  expect(stateOf({ ...well, ...change }, receives, now)).toBe(state)
})

test('the usual gap follows what it hears', () => {
  expect(nextGap(null, 40)).toBe(40)
  expect(nextGap(100, 0)).toBe(90)
})
