import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** By how much a clock is off, ms. */
export interface Shift {
  /** The clock of web and worker. */
  app: number
  /** The database's: all that SQL sees of it. */
  database: number
}

/** The clocks of the app and of its database, which can be set. */
export interface Clocks {
  /** What the processes of the product must be started with. */
  env: Record<string, string>
  nodeArgs: string[]
  set(shift: Shift): Promise<void>
  shift: Shift
}

/** How long a process may go on by the time before; the preload reads the file every 50 ms. */
const NOTICED = 120

/**
 * PostgreSQL has no clock to set, so what it tells of it is stood in for: `public` comes before `pg_catalog`, and has a `now()`
 * and a `clock_timestamp()` of its own. Its own timers run on, as they do when a machine's clock is set. Done before the
 * product makes its tables, so that it binds to these.
 */
const STAND_INS = `
  create table public.torture_clock (shift interval not null);
  insert into public.torture_clock values ('0');
  create function public.clock_timestamp() returns timestamptz language sql volatile as
    'select pg_catalog.clock_timestamp() + (select shift from public.torture_clock)';
  create function public.now() returns timestamptz language sql stable as 'select pg_catalog.now() + (select shift from public.torture_clock)'`

export async function makeClocks(folder: string, db: string): Promise<Clocks> {
  const file = join(folder, 'clock')
  writeFileSync(file, '0')
  await tell(db, `alter database aerie set search_path = public, pg_catalog; ${STAND_INS}`)
  const clocks: Clocks = {
    env: { AERIE_TORTURE_CLOCK: file },
    nodeArgs: ['--import', join(import.meta.dirname, 'shift-clock.mjs')],
    shift: { app: 0, database: 0 },
    async set(shift) {
      clocks.shift = shift
      writeFileSync(`${file}.new`, String(shift.app))
      renameSync(`${file}.new`, file)
      await tell(
        db,
        `update public.torture_clock set shift = ${shift.database} * interval '1 millisecond';
         create or replace function job.job_now() returns timestamptz language sql stable as 'select public.now()'`, // the queue's own name for now
      )
      await wait(NOTICED)
    },
  }
  return clocks
}

async function tell(db: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: db })
  await client.connect()
  await client.query(statements).finally(() => client.end())
}
