import { expect, test } from 'vitest'
import { tortureIntake } from './intake.ts'

test('eight kills while messages come in: nothing lost, nothing doubled, order kept, the law holds', async () => {
  const report = await tortureIntake(8, 42)
  expect(report).toMatchObject({ lost: [], doubled: 0, outOfOrder: 0, broken: [], acknowledged: report.messages })
}, 180_000)
