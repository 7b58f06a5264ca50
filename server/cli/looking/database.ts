import type pg from 'pg'
import { systemClock } from '#platform/clock.ts'
import { inBytes } from '#platform/outage/disk.ts'
import { appliedMigrations, shippedMigrations } from '#platform/migrate.ts'
import { describe } from '#platform/postgres/reach.ts'
import type { Opened } from '../open.ts'
import { bad, ok, warn, type Finding } from './finding.ts'

/** Clocks further apart than this make deadlines wrong by so much; s. */
const APART = { warn: 2, bad: 60 }
/** A transaction open for longer holds back everything that follows the fact log; min. */
const LONG = 5

/** Looks at the database itself: version, size, level, clock, connections, transactions that stay open. */
export async function lookAtDatabase({ config, pool }: Opened): Promise<Finding[]> {
  const { rows } = await pool.query<{ version: string; size: number; used: number; most: number }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
       (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used, current_setting('max_connections')::int as most`,
  )
  const { version, size, used, most } = rows[0]!
  const where = config.databaseUrl ? `at ${describe(config.databaseUrl)}` : 'in the data folder'
  return [
    ok('database', `PostgreSQL ${version} ${where}, ${inBytes(size)}`),
    used > most * 0.9
      ? warn('connections', `${used} of ${most} in use`, 'Raise max_connections, or find out what holds them.')
      : ok('connections', `${used} of ${most} in use`),
    await lookAtMigrations(pool),
    await lookAtClock(pool),
    await lookAtTransactions(pool),
  ]
}

async function lookAtMigrations(pool: pg.Pool): Promise<Finding> {
  const applied = await appliedMigrations(pool)
  const missing = (await shippedMigrations()).filter((name) => !applied.includes(name))
  if (missing.length === 0) return ok('migrations', `all ${applied.length} applied`)
  return bad('migrations', `not applied: ${missing.join(', ')}`, 'Start Aerie again (npm start): it brings the database up to date.')
}

async function lookAtClock(pool: pg.Pool): Promise<Finding> {
  const before = systemClock.now().getTime()
  const { rows } = await pool.query<{ theirs: Date }>('select clock_timestamp() as theirs')
  const after = systemClock.now().getTime()
  const apart = Math.max(0, Math.abs(rows[0]!.theirs.getTime() - (before + after) / 2) - (after - before) / 2) / 1000
  const found = `${apart.toFixed(1)} s apart from the database's`
  if (apart < APART.warn) return ok('clock', found)
  const advice = 'Let both machines keep time by the network (timedatectl set-ntp true).'
  return apart < APART.bad ? warn('clock', found, advice) : bad('clock', found, advice)
}

async function lookAtTransactions(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ pid: number; name: string; minutes: number }>(
    `select pid, application_name as name, (extract(epoch from clock_timestamp() - xact_start) / 60)::int as minutes from pg_stat_activity
     where backend_xid is not null and xact_start < clock_timestamp() - $1 * interval '1 minute' order by xact_start limit 1`,
    [LONG],
  )
  if (!rows[0]) return ok('transactions', 'none stays open')
  const { pid, name, minutes } = rows[0]
  return warn(
    'transactions',
    `one is open for ${minutes} minutes (${name || 'no name'}, process ${pid})`,
    `Live screens wait for it. If it is nothing you know: select pg_terminate_backend(${pid})`,
  )
}
