import { expect, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { inTransaction } from './db.ts'
import { latestPlace, readFacts, record, START } from './facts.ts'
import { advance } from './live/readers.ts'

const now = new Date('2026-03-02T09:00:00Z')

test('a fact whose transaction commits late is not skipped', async () => {
  await using database = await makeDatabase()
  const { db } = database
  const early = await db.startTransaction().execute()
  await record(early, now, [{ kind: 'test.first' }])
  await inTransaction(db, (tx) => record(tx, now, [{ kind: 'test.second' }]))
  expect(await readFacts(db, START, 10), 'nothing is read past an open transaction').toEqual([])
  await early.commit().execute()
  await expect.poll(async () => (await readFacts(db, START, 10)).map((fact) => fact.kind)).toEqual(['test.first', 'test.second'])
})

test('a reader takes every fact of many writers that commit out of order, once', async () => {
  await using database = await makeDatabase()
  const { db } = database
  const seen: number[] = []
  const reader = {
    name: 'test',
    react: async (_: unknown, facts: { data: Record<string, unknown> }[]) => void seen.push(...facts.map((fact) => fact.data['n'] as number)),
  }
  const write = async (n: number) => {
    const tx = await db.startTransaction().execute()
    await record(tx, now, [{ kind: 'test.counted', data: { n } }])
    await advance(db, reader)
    await tx.commit().execute()
  }
  await Promise.all(
    Array.from({ length: 5 }, async (_, lane) => {
      for (let i = 0; i < 40; i++) await write(lane * 40 + i)
    }),
  )
  await expect.poll(async () => (await advance(db, reader), seen.length)).toBe(200) // other databases' transactions hold facts back, too
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i))
  expect(await readFacts(db, await latestPlace(db), 1)).toEqual([])
})

test('the log refuses change and removal', async () => {
  await using database = await makeDatabase()
  await inTransaction(database.db, (tx) => record(tx, now, [{ kind: 'test.kept' }]))
  await expect(database.pool.query(`update platform.fact set kind = 'test.other'`)).rejects.toThrow('append-only')
  await expect(database.pool.query('delete from platform.fact')).rejects.toThrow('append-only')
})
