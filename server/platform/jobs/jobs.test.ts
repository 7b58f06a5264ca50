import { expect, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { inTransaction } from '../db.ts'
import { openJobs, type Job, type Jobs } from '../jobs.ts'
import { openLog } from '../log.ts'

type Numbered = { n: number }
const open = async (database: TestDatabase, jobs: readonly Job<never>[]): Promise<Jobs & AsyncDisposable> => {
  const opened = await openJobs(database.url, openLog('silent'), { works: true })
  await opened.declare(jobs)
  return { ...opened, [Symbol.asyncDispose]: () => opened.stop() }
}
const job = (run: Job<Numbered>['run'], more: Partial<Job<Numbered>> = {}): Job<never> => ({ name: 'test.job', run, ...more })

test('work exists exactly if the change does, and is done once', async () => {
  await using database = await makeDatabase()
  const done: number[] = []
  const mine = job(async ({ n }) => void done.push(n))
  await using jobs = await open(database, [mine])
  await inTransaction(database.db, (tx) => jobs.send(tx, 'test.job', { n: 1 }))
  await inTransaction(database.db, async (tx) => {
    await jobs.send(tx, 'test.job', { n: 2 })
    throw new Error('the change fails')
  }).catch(() => undefined)
  await inTransaction(database.db, (tx) => jobs.send(tx, 'test.job', { n: 3 }))
  await jobs.work([mine])
  await expect.poll(() => done).toEqual([1, 3])
})

test('of one key only one waits; without a key each is its own', async () => {
  await using database = await makeDatabase()
  const done: number[] = []
  const mine = job(async ({ n }) => void done.push(n))
  await using jobs = await open(database, [mine])
  for (const n of [1, 2, 3]) await inTransaction(database.db, (tx) => jobs.send(tx, 'test.job', { n }, { key: 'same' }))
  for (const n of [4, 5]) await inTransaction(database.db, (tx) => jobs.send(tx, 'test.job', { n }))
  await jobs.work([mine])
  await expect.poll(() => done).toEqual([1, 4, 5])
})

test('what fails is tried again, and parked when it keeps failing; a person retries it or lets it go', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  let broken = true
  let tries = 0
  const mine = job(
    async ({ n }) => {
      tries++
      if (broken) throw new Error(`number ${n} will not go`)
    },
    { retries: 1, backoff: 1 },
  )
  await using jobs = await open(database, [mine])
  await jobs.work([mine])
  for (const n of [7, 8]) await inTransaction(database.db, (tx) => jobs.send(tx, 'test.job', { n }))
  const lead = await server.asMember('lead')
  const parked = async () => (await lead.call('GET /parked')).items
  await expect.poll(async () => (await parked()).length).toBe(2)
  expect(tries).toBe(4)
  const [first, second] = (await parked()).toSorted((a, b) => Number(a.about['n']) - Number(b.about['n']))
  expect(first).toMatchObject({ job: 'test.job', about: { n: 7 }, error: 'number 7 will not go', tries: 2 })
  broken = false
  await lead.call('POST /parked/:id/retry', { params: first! })
  await lead.call('DELETE /parked/:id', { params: second! })
  expect(await parked()).toEqual([])
  await expect.poll(() => tries).toBe(5)
  for (const one of [first!, second!]) expect(await lead.refused('POST /parked/:id/retry', { params: one })).toMatchObject({ status: 404, code: 'not-parked' })
}, 60_000)

test('parked work is listed newest first, a page at a time', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const { boss } = server.platform.jobs
  for (const n of [1, 2, 3, 4, 5]) await boss.send('parked', { n })
  const lead = await server.asMember('lead')
  const seen: unknown[] = []
  let after: string | undefined
  do {
    const page = await lead.call('GET /parked', { query: { limit: 2, after } })
    seen.push(...page.items.map((one) => one.about['n']))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual([5, 4, 3, 2, 1])
})

test('work that comes by the clock is in line once, however many processes there are', async () => {
  await using database = await makeDatabase()
  const mine = job(async () => undefined, { schedule: '*/5 * * * *' })
  await using one = await open(database, [mine])
  await using other = await open(database, [mine])
  await one.work([mine])
  await other.work([mine])
  expect(await one.boss.getSchedules()).toMatchObject([{ name: 'test.job', cron: '*/5 * * * *' }])
})

test('when the database’s clock is set back, what waited goes on, and the queue looks after itself', async () => {
  await using database = await makeDatabase()
  const done: number[] = []
  const mine = job(async ({ n }) => void done.push(n))
  await using jobs = await open(database, [mine])
  await inTransaction(database.db, (tx) => jobs.send(tx, 'test.job', { n: 1 }))
  // as it stands when all of it was noted three hours ahead
  await database.pool.query(`update job.job set created_on = now() + interval '3 hours', start_after = now() + interval '3 hours'`)
  await database.pool.query(`update job.queue set monitor_claim_on = now() + interval '3 hours', maintain_on = now() + interval '3 hours'`)
  await jobs.work([mine])
  await expect.poll(() => done).toEqual([1])
  const { rows } = await database.pool.query('select from job.queue where greatest(monitor_claim_on, maintain_on) > now()')
  expect(rows).toEqual([])
})

test('a full disk is waited out, and is no failure', async () => {
  await using database = await makeDatabase()
  const tries: number[] = []
  const full = Object.assign(new Error('could not extend file'), { code: '53100' })
  const mine = job(async ({ n }) => {
    if (tries.push(n) === 1) throw new Error('the disk is full', { cause: full })
  })
  await using jobs = await open(database, [mine])
  await inTransaction(database.db, (tx) => jobs.send(tx, 'test.job', { n: 1 }))
  await jobs.work([mine])
  const state = async () =>
    (await database.pool.query<{ state: string; tries: number }>('select state, retry_count as tries from job.job where name = $1', ['test.job'])).rows
  await expect.poll(state).toEqual([{ state: 'completed', tries: 0 }])
  expect(tries).toEqual([1, 1])
})
