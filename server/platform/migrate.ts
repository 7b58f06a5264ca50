import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase, Pool } from 'pg'

const folder = join(import.meta.dirname, '../../db/migrations')
/** One number for "Aerie migrates": any two processes that start at once must agree on it. */
const MIGRATION_LOCK = 4_127_301

/** The migrations that ship with this version, in order. */
export async function shippedMigrations(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).toSorted()
}

/** The migrations this database has had. */
export async function appliedMigrations(pool: Pool | ClientBase): Promise<string[]> {
  const { rows: exists } = await pool.query(`select to_regclass('public.aerie_migration') is not null as there`)
  if (!exists[0].there) return []
  const { rows } = await pool.query<{ name: string }>('select name from public.aerie_migration order by name')
  return rows.map((row) => row.name)
}

/**
 * Brings the database to this version, each file in its own transaction, forward only. Safe to call from several
 * processes at once. Refuses a database that a newer version has migrated.
 * @returns the names of the files applied now
 */
export async function migrate(pool: Pool, now: Date): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query('create table if not exists public.aerie_migration (name text primary key, at timestamptz not null)')
    const shipped = await shippedMigrations()
    const applied = await appliedMigrations(client)
    const unknown = applied.filter((name) => !shipped.includes(name))
    if (unknown.length > 0)
      throw new Error(`this database was migrated by a newer Aerie (${unknown.at(-1)}): start that version, or restore a backup made with this one`)
    const due = shipped.filter((name) => !applied.includes(name))
    for (const name of due) await applyOne(client, name, now)
    return due
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined) // a broken connection gave its lock back
    client.release()
  }
}

async function applyOne(client: ClientBase, name: string, now: Date): Promise<void> {
  await client.query('begin')
  try {
    await applyWithin(client, name, now)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** Applies one migration in the caller's transaction: a restore brings an empty database to the level of its backup first. */
export async function applyWithin(client: ClientBase, name: string, now: Date): Promise<void> {
  await client.query(await readFile(join(folder, name), 'utf8'))
  await client.query('insert into public.aerie_migration values ($1, $2)', [name, now])
}
