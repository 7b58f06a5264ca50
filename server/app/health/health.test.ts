import { expect, test } from 'vitest'
import { makeDatabase } from '../../../test/database.ts'
import { makeServer } from '../../../test/server.ts'

test('ready means: the database answers, has its migrations, and a worker lives', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const ready = async () => {
    const answer = await server.http.inject('/readyz')
    return [answer.statusCode, answer.json()]
  }
  expect(await ready()).toMatchObject([503, { ready: false, database: null, migrations: null, workers: expect.stringContaining('none lives') }])
  await server.startWorkers()
  expect(await ready()).toEqual([200, { ready: true, database: null, migrations: null, workers: null, disk: null, files: null }])
  await database.pool.query(`delete from public.aerie_migration where name like '0008%'`)
  expect(await ready()).toMatchObject([503, { migrations: expect.stringContaining('0008-auth.sql') }])
})

test('alive needs nothing but the process', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  expect((await server.http.inject('/healthz')).json()).toEqual({ alive: true })
})

test('metrics are for who has the token, and not there without one', async () => {
  await using database = await makeDatabase()
  await using closed = await makeServer(database)
  expect((await closed.http.inject('/metrics')).statusCode).toBe(404)
  await using server = await makeServer(database, { env: { AERIE_METRICS_TOKEN: 'a token of sixteen' } })
  const ask = (token: string) => server.http.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })
  expect((await ask('another token')).statusCode).toBe(401)
  await (await server.asMember('viewer')).call('GET /teams')
  const { body } = await ask('a token of sixteen')
  expect(body).toMatch(/^aerie_http_request_seconds_count\{method="GET",route="\/api\/v1\/teams",status="200"\} 1$/m)
  for (const name of [
    'aerie_stream_clients 0',
    'aerie_items_kept_total',
    'aerie_outbox_messages',
    'aerie_jobs_parked 0',
    'aerie_jobs_waiting',
    'aerie_fact_lag_seconds',
    'aerie_process_resident_memory_bytes',
  ])
    expect(body).toContain(name)
})

test('a worker that was not heard of for long lives no more, and neither does one that was heard of before the clock was set back', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  const workers = async () => (await server.http.inject('/readyz')).json().workers
  await database.pool.query(
    `insert into platform.process (id, roles, host, version, started_at, seen_at) values (gen_random_uuid(), '{worker}', 'dead', '1', $1, $1)`,
    [server.clock.now()],
  )
  expect(await workers()).toBeNull()
  for (const passed of [2, -4]) {
    server.clock.advance({ minutes: passed })
    expect(await workers()).toContain('none lives')
  }
})

test('a database without room is told to callers and by /readyz, with what to do', async () => {
  await using database = await makeDatabase()
  await using server = await makeServer(database)
  await server.startWorkers()
  const boss = await server.asMember('administrator')
  await database.pool.query(`
    create function full_up() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$;
    create trigger full_up before insert on workspace.brand for each row execute function full_up()`)
  const refusal = await boss.refused('POST /brands', { body: { name: 'Wing' } })
  expect(refusal).toMatchObject({ status: 507, code: 'disk-full', detail: expect.stringContaining('Make room') })
  const ready = await server.http.inject('/readyz')
  expect(ready.statusCode).toBe(503)
  expect(ready.json()).toMatchObject({ ready: false, database: null, disk: expect.stringContaining('disk full') })
})
