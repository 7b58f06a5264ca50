import type pg from 'pg'
import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'
import { colleaguesJob } from './colleagues.ts'

/** Rows of every table of ours. What only says that someone was here or that a request was made is left out. */
async function census(pool: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string }>(`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('platform', 'workspace', 'channels', 'listening', 'people', 'triage', 'desk') and table_name not in ('process', 'fact_reader', 'idempotency')`)
  const counts = await Promise.all(rows.map(async ({ name }) => [name, Number((await pool.query(`select count(*) from ${name}`)).rows[0].count)] as const))
  return Object.fromEntries(counts)
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`it never came to pass: ${what}`)
}

test('the demo tells a week, its colleagues work, and one call takes all of it away', async () => {
  await using database = await makeDatabase()
  await database.pool.query(
    `insert into workspace.team (id, name, purpose, time_zone, is_default, created_at) values (gen_random_uuid(), 'Care', 'care', 'UTC', true, now())`,
  )
  await using server = await makeServer(database)
  const administrator = await server.asMember('administrator')
  const before = await census(database.pool)
  await server.startWorkers()
  await administrator.call('POST /demo')
  expect((await administrator.refused('POST /demo')).code).toBe('demo-there')
  await until(
    'the colleagues have closed conversations',
    async () => Number((await database.pool.query(`select count(*) from desk.conversation where state = 'closed'`)).rows[0].count) > 20,
  )
  const after = await census(database.pool)
  expect(after['desk.conversation']).toBeGreaterThan(150)
  await until(
    'its messages have topics',
    async () => (await database.pool.query(`select from desk.conversation where topic_id is not null limit 1`)).rows.length > 0,
  )
  await administrator.call('DELETE /demo')
  expect(await census(database.pool), 'but for the fact that its topics are gone').toEqual({ ...before, 'platform.fact': before['platform.fact']! + 1 })
  expect((await administrator.refused('DELETE /demo')).code).toBe('no-demo')
}, 90_000)

test('the colleagues wait for the week to be told, which is no failure', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const administrator = await server.asMember('administrator')
  const inLine = async () =>
    Number((await database.pool.query(`select count(*) from job.job where name = 'demo.colleagues' and state = 'created'`)).rows[0].count)
  await administrator.call('POST /demo')
  await colleaguesJob(server.platform).run({}, new AbortController().signal)
  expect(await inLine(), 'the first, and the one that comes later').toBe(2)
  await administrator.call('DELETE /demo')
  await colleaguesJob(server.platform).run({}, new AbortController().signal)
  expect(await inLine(), 'where there is no demo nobody waits').toBe(2)
})
