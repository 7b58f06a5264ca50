import type pg from 'pg'
import { systemClock } from '#platform/clock.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { inTransaction, openDb, openPool, type Db } from '#platform/db.ts'
import { appliedMigrations, migrate, shippedMigrations } from '#platform/migrate.ts'
import type { Database } from '#platform/postgres/embedded.ts'
import { openDatabase } from '#platform/postgres/open.ts'
import { Refusal } from '#platform/refusal.ts'
import { AERIE, type Work } from '#platform/work.ts'

/** What a command is given: the settings, and a database that is at this version's level. */
export interface Opened {
  config: Config
  database: Database
  pool: pg.Pool
  db: Db
}

/** Lines that are no result go to the error output, so that a result can be piped. */
export const say = (line: string): void => console.error(line)

/** How a command wants its database. */
interface Wish {
  /** `alone`: for what cannot be done while Aerie runs. */
  as?: 'command' | 'alone'
  /** Leave a database of an older level as it is. */
  untouched?: boolean
}

/**
 * Runs a command on the database: the running app's, else the embedded one started for the moment, else DATABASE_URL's.
 */
export async function withDatabase<T>(work: (opened: Opened) => Promise<T>, { as = 'command', untouched = false }: Wish = {}): Promise<T> {
  const config = readConfig(process.env)
  const database = await openDatabase(config, { as, say, warn: (_, what) => say(what) })
  try {
    const pool = openPool(database.url, 4, () => undefined)
    try {
      if (!untouched) await demandLevel(pool, database)
      return await work({ config, database, pool, db: openDb(pool) })
    } finally {
      await pool.end()
    }
  } finally {
    await database.close()
  }
}

/** One unit of work that Aerie itself does, at somebody's command. */
export const inWork = <T>(db: Db, work: (work: Work) => Promise<T>): Promise<T> => inTransaction(db, (tx) => work({ tx, by: AERIE, now: systemClock.now() }))

/** Brings a database up to date that no app is using; refuses one that a running app of another version uses. */
async function demandLevel(pool: pg.Pool, { keeps }: Database): Promise<void> {
  const applied = await appliedMigrations(pool)
  const shipped = await shippedMigrations()
  if (applied.join() === shipped.join()) return
  if (!keeps && applied.length > 0)
    throw new Refusal('conflict', 'other-version', 'Aerie runs with another version than this command. Start it again (npm start), then try again.')
  await migrate(pool, systemClock.now())
}
