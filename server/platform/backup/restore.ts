import type pg from 'pg'
import { applyWithin, shippedMigrations } from '../migrate.ts'
import { connect } from '../postgres/connect.ts'
import { Refusal } from '../refusal.ts'
import { removeOtherFiles } from './files.ts'
import { loadBackup, resetSequences } from './load.ts'
import type { Manifest } from './manifest.ts'
import { listSchemas, quoted } from './tables.ts'

export interface Target {
  url: string
  dataFolder: string
  now: Date
  /** The schema the job library keeps by itself: it is emptied, not made anew. */
  jobSchema: string
  /** Whatever else must be true of restored data; done last, in the same transaction. */
  settle(client: pg.Client): Promise<void>
}

/**
 * Puts a checked backup in the place of everything that is there, in one transaction: either all of it is restored, or
 * nothing is changed. The database is first brought to the backup's own level, so that the steps from there to this
 * version work on its data as they would have on the original. Refuses a backup that a newer Aerie made.
 */
export async function restoreBackup(target: Target, file: string, manifest: Manifest): Promise<void> {
  const shipped = await shippedMigrations()
  const level = manifest.migrations.length
  if (manifest.migrations.join() !== shipped.slice(0, level).join())
    throw new Refusal(
      'conflict',
      'newer-backup',
      `This backup was made by Aerie ${manifest.aerie}, which is not a forerunner of this version. Restore it with that version or a newer one.`,
    )
  const client = await connect(target.url, 'aerie restore')
  try {
    await client.query('begin')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    await clear(client, target.jobSchema)
    for (const name of shipped.slice(0, level)) await applyWithin(client, name, target.now)
    await emptyAll(client, `${target.jobSchema}.version`)
    const files = await loadBackup(client, file, manifest, target.dataFolder)
    await resetSequences(client)
    for (const name of shipped.slice(level)) await applyWithin(client, name, target.now)
    await target.settle(client)
    await client.query('commit')
    await removeOtherFiles(target.dataFolder, files)
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function clear(client: pg.Client, jobSchema: string): Promise<void> {
  const ours = (await listSchemas(client)).filter((schema) => schema !== jobSchema)
  if (ours.length > 0) await client.query(`drop schema ${ours.map(quoted).join(', ')} cascade`)
  await client.query('create table if not exists public.aerie_migration (name text primary key, at timestamptz not null)')
  await client.query('delete from public.aerie_migration')
}

/** All tables but the one that tells the job library its own version. Migrations bring rows of their own (a company, first settings); those of the backup take their place. */
async function emptyAll(client: pg.Client, except: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any($1) and n.nspname || '.' || c.relname <> $2`,
    [await listSchemas(client), except],
  )
  await client.query(`truncate ${rows.map((row) => quoted(row.name)).join(', ')} cascade`)
}
