import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { writeListsQuickly } from './lists.ts'

/** A connection pool as a domain sees it: typed with that domain's own tables, so another's do not compile. */
export type Db<Tables = unknown> = Kysely<Tables>
/** An open transaction. A function that takes one cannot be handed the pool by mistake. */
export type Tx<Tables = unknown> = Transaction<Tables>

/** PostgreSQL's bigint (counts) fits a JavaScript number here; dates stay dates. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Opens a pool on the database at `url`. `max` is connections; the defaults of PostgreSQL allow 100 in all. */
export function openPool(url: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 })
  // A broken connection must not end the process. At rest it is the pool's to tell, and it makes a new one; in use whoever uses it is told by the failing query.
  pool.on('error', onError)
  pool.on('connect', (client) => writeListsQuickly(client.on('error', () => undefined)))
  return pool
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

/** Runs `work` in one transaction: all of it happens or none of it does. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work)
}

/**
 * Takes a lock on a name until the transaction ends. Order matters: whoever takes several takes them sorted.
 * The name is hashed to 64 bits; two names that meet only wait for each other needlessly.
 */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/**
 * Ends a lateral subquery that is to look its row up in an index, once for each that is asked for. Without this fence PostgreSQL
 * may read all there is of a channel or a network instead: it believes them small while they are new, and grow with them.
 */
export const ONE_BY_ONE = sql`offset 0`
