import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { inTransaction, type Db } from '../db.ts'
import { record } from '../facts.ts'
import { openLive } from '../live.ts'
import { openLog } from '../log.ts'
import type { Reader } from './readers.ts'
import type { Platform } from '../work.ts'
import { followReaders } from './follow-readers.ts'

const log = openLog('silent')
const now = new Date('2026-03-02T09:00:00Z')
const count = (db: Db, n: number) => inTransaction(db, (tx) => record(tx, now, [{ kind: 'test.counted', data: { n } }]))
const numbers = (facts: { data: Record<string, unknown> }[]): number[] => facts.map((fact) => fact.data['n'] as number)

test('facts are heard in every process, in order, and a late commit too', async () => {
  await using database = await makeDatabase()
  const [one, other] = [await openLive(database.url, database.db, log), await openLive(database.url, database.db, log)]
  const heard: number[][] = [[], []]
  ;[one, other].forEach((live, i) => live.onFacts((facts) => heard[i]!.push(...numbers(facts))))
  const late = await database.db.startTransaction().execute()
  await record(late, now, [{ kind: 'test.counted', data: { n: 1 } }])
  await count(database.db, 2)
  await late.commit().execute()
  await count(database.db, 3)
  await expect
    .poll(() => heard)
    .toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ])
  await Promise.all([one.stop(), other.stop()])
})

test('a signal is heard everywhere by who listens for it; one too long is refused', async () => {
  await using database = await makeDatabase()
  const [one, other] = [await openLive(database.url, database.db, log), await openLive(database.url, database.db, log)]
  const heard: object[] = []
  other.onSignal('typing', (data) => heard.push(data))
  await expect
    .poll(async () => {
      await one.signal('typing', { n: 1 })
      await one.signal('something else', { n: 2 })
      return heard[0]
    })
    .toEqual({ n: 1 })
  await expect(one.signal('typing', { text: 'x'.repeat(8_000) })).rejects.toThrow('too long')
  await Promise.all([one.stop(), other.stop()])
})

test('after its connection is cut, a process hears what was said meanwhile', async () => {
  await using database = await makeDatabase()
  const live = await openLive(database.url, database.db, log)
  const heard: number[] = []
  live.onFacts((facts) => heard.push(...numbers(facts)))
  await database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'aerie live' and datname = current_database()`)
  await count(database.db, 1)
  await expect.poll(() => heard).toEqual([1])
  await live.stop()
})

test('readers follow the log each at its own pace: one in trouble holds up nobody, and goes on where it was', async () => {
  await using database = await makeDatabase()
  const live = await openLive(database.url, database.db, log)
  const seen: Record<string, number[]> = { well: [], poorly: [] }
  let trouble = true
  const readers: Reader[] = [
    { name: 'well', react: async (_tx, facts) => void seen['well']!.push(...numbers(facts)) },
    {
      name: 'poorly',
      async react(_tx, facts) {
        if (trouble) throw new Error('not now')
        seen['poorly']!.push(...numbers(facts))
      },
    },
  ]
  const stop = followReaders({ db: database.db, live, log } as Platform, readers)
  for (const n of [1, 2, 3]) await count(database.db, n)
  await expect.poll(() => seen['well']).toEqual([1, 2, 3])
  trouble = false
  await count(database.db, 4)
  await expect.poll(() => seen['poorly']).toEqual([1, 2, 3, 4])
  await stop()
  await live.stop()
})
