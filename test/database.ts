import pg from 'pg'
import { inject } from 'vitest'
import { openDb, type Db } from '../server/platform/db.ts'

/** A database of this test's own, cloned from the migrated template. */
export interface TestDatabase extends AsyncDisposable {
  url: string
  pool: pg.Pool
  db: Db
}

let made = 0

/** Makes a database; `await using` removes it at the end. */
export async function makeDatabase(): Promise<TestDatabase> {
  const urlOf = (database: string): string => ofThisWorker(inject('postgres')).replace('DATABASE', database)
  const name = `test_${process.pid}_${++made}`
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await admin.query(`create database ${name} template template_aerie strategy wal_log`)
  const url = urlOf(name)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  pool.on('error', () => undefined) // the database is dropped under its idle connections
  return {
    url,
    pool,
    db: openDb(pool),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

/** Workers are numbered from 1. */
const ofThisWorker = (urls: readonly string[]): string => urls[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % urls.length]!
