import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { inTransaction } from '#platform/db.ts'
import { keepLayer, readLayerInUse } from './layers.ts'
import { packLayer } from './layer.ts'
import { learnJob } from './learn-job.ts'
import { readLearning } from './view.ts'

const share = (count: number, right: number, without: number) => ({ count, right, without })
const figures = (right: number, without: number) => ({ intent: share(100, right, without), sentiment: share(0, 0, 0), urgency: share(0, 0, 0) })

test('a version that did worse than none is shown and not used; the next that helps is', async () => {
  await using database = await makeDatabase()
  const { db } = database
  const keep = (day: number, weights: Buffer | null, right: number) =>
    inTransaction(db, (tx) =>
      keepLayer(tx, new Date(Date.UTC(2026, 5, day, 2, 41)), { weights, heldBack: figures(right, 66) }, { corrections: 212, acceptances: 3 }),
    )
  const weights = packLayer({})
  await keep(1, weights, 81)
  expect(await readLearning(db)).toMatchObject({ inUse: 1, versions: [{ corrections: 212, helps: true, heldBack: { intent: { right: 81, without: 66 } } }] })
  await keep(2, null, 66)
  expect(await readLearning(db)).toMatchObject({
    inUse: null,
    versions: [
      { version: 2, helps: false, usable: false },
      { version: 1, usable: true },
    ],
  })
  expect((await readLayerInUse(db)).layer).toBeNull()
  await keep(3, weights, 70)
  expect((await readLayerInUse(db)).layer?.version).toBe(3)
})

test('it learns at night', () => {
  const { schedule } = learnJob({} as Parameters<typeof learnJob>[0])
  expect(schedule).toMatch(/^\d+ [0-5] \* \* \*$/)
})
