import { expect, test } from 'vitest'
import { stateOf } from './channel.ts'

const now = new Date('2026-03-02T09:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const last = hoursAgo(25)
const well = { paused_at: null, needs: null, failing_since: null, last_item_at: last, quiet_at: null, quiet_from: null }

test.each([
  ['well', {}, true],
  ['paused', { paused_at: now, needs: 'a new password' }, true],
  ['needs-you', { needs: 'a new password', failing_since: now }, true],
  ['failing', { failing_since: now }, true],
  ['quiet', { quiet_at: hoursAgo(1), quiet_from: last }, true],
  ['well', { quiet_at: hoursAgo(1), quiet_from: last }, false],
  ['well', { quiet_at: hoursAgo(-1), quiet_from: last }, true],
  ['well', { quiet_at: hoursAgo(1), quiet_from: hoursAgo(30) }, true],
  ['well', { last_item_at: null }, true],
] as const)('a channel is %s when %o', (state, change, receives) => {
  expect(stateOf({ ...well, ...change }, receives, now)).toBe(state)
})
