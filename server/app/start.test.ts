import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDatabase } from '../../test/database.ts'
import { readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { start, type Running } from './start.ts'
import { stop } from './stop.ts'

/** Where the start writes, one after the other: in each of them its connection is cut once. */
const PLACES = ['job.queue', 'platform.process']

test('a database that goes away during the start is waited for, and the start begun anew', async () => {
  await using database = await makeDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'aerie-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const config = readConfig({ AERIE_DATA: folder, DATABASE_URL: database.url, PORT: '0', AERIE_LOG: 'silent' })
  const log = openLog('silent')
  const begin = async () => {
    const running: Running[] = []
    const started = start(config, { log, say: () => undefined, signal: new AbortController().signal, onLost: () => undefined, running })
    await started
    return { names: running.map((one) => one.name), end: () => stop(started, running, log) }
  }
  await (await begin()).end() // makes the queue's tables
  for (const [n, place] of PLACES.entries())
    await database.pool.query(`
      create sequence cut_${n};
      create function cut_${n}() returns trigger language plpgsql as $$ begin
        if nextval('cut_${n}') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
      create trigger cut before insert or update on ${place} for each row execute function cut_${n}()`)
  const { names, end } = await begin()
  expect(names).toEqual(['database', 'context', 'workers', 'web'])
  expect((await database.pool.query<{ url: string }>('select url from platform.process')).rows[0]!.url, 'where its screens are').toMatch(
    /^http:\/\/127\.0\.0\.1:[1-9]/,
  )
  for (const n of PLACES.keys()) expect((await database.pool.query<{ cut: boolean }>(`select is_called as cut from cut_${n}`)).rows[0]!.cut).toBe(true)
  expect(await end()).toBe(true)
}, 60_000)
