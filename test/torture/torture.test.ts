import { expect, test } from 'vitest'
import { tortureIntake } from './intake.ts'
import { tortureSending } from './sending.ts'

test('six kills while messages come in: nothing lost, nothing doubled, order kept, the law holds', async () => {
  const report = await tortureIntake(6, 42)
  expect(report).toMatchObject({ lost: [], doubled: 0, outOfOrder: 0, broken: [], acknowledged: report.messages })
}, 180_000)

test('four kills while answers are sent to a real network: each accepted answer is there exactly once', async () => {
  const report = await tortureSending(4, 7)
  expect(report).toMatchObject({ missing: [], doubled: [], broken: [], accepted: 12 })
}, 240_000)
