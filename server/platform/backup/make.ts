import { createHash } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { appliedMigrations } from '../migrate.ts'
import { connect } from '../postgres/connect.ts'
import { writeArchive, type Archive } from './archive.ts'
import { writeFiles } from './files.ts'
import { FILES, FORMAT, KEY, MANIFEST, partName, type Manifest, type TableInBackup } from './manifest.ts'
import { rowsOf } from './places.ts'
import { listTables, type Table } from './tables.ts'

/** What a backup is made of. */
export interface Source {
  url: string
  dataFolder: string
  /** Tables that are not worth keeping, as `schema.table`. */
  leaveOut: readonly string[]
  version: string
  now: Date
  keyPrint: string
  /** The secret key goes in too: then whoever has the file can read everything. */
  key: string | null
}

/** A part of a table in the archive, bytes. This much is held in memory. */
const PART = 4_000_000

/**
 * Writes everything into one archive, as it was at one instant, while Aerie runs on: the tables in one snapshot, then the
 * files, which are never changed once written. Written beside its place and renamed when it is whole. Memory stays constant.
 */
export async function makeBackup(source: Source, file: string): Promise<Manifest> {
  const part = `${file}.part`
  const client = await connect(source.url, 'aerie backup')
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const archive = writeArchive(part)
    const manifest = await writeAll(client, archive, source)
    await archive.add(MANIFEST, Buffer.from(JSON.stringify(manifest, null, 2)))
    await archive.finish()
    await rename(part, file)
    return manifest
  } finally {
    await client.end()
    await rm(part, { force: true })
  }
}

async function writeAll(client: pg.Client, archive: Archive, { leaveOut, dataFolder, version, now, keyPrint, key }: Source): Promise<Manifest> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  const migrations = await appliedMigrations(client)
  const tables: TableInBackup[] = []
  for (const table of await listTables(client, leaveOut)) tables.push(await writeTable(client, archive, table))
  const files = await writeFiles(archive, join(dataFolder, FILES))
  if (key) await archive.add(KEY, Buffer.from(key))
  return { format: FORMAT, aerie: version, madeAt: now.toISOString(), postgres: rows[0]!.version, migrations, keyPrint, withKey: key !== null, tables, files }
}

/** A table's rows in PostgreSQL's own text form, in parts. */
async function writeTable(client: pg.Client, archive: Archive, table: Table): Promise<TableInBackup> {
  const stream = client.query(to(`copy (${rowsOf(table)}) to stdout`))
  const hash = createHash('sha256')
  let [bytes, parts, held, heldBytes] = [0, 0, [] as Buffer[], 0]
  const flush = async (): Promise<void> => {
    if (heldBytes > 0) await archive.add(partName(table.name, ++parts), Buffer.concat(held))
    held = []
    heldBytes = 0
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    held.push(chunk)
    bytes += chunk.length
    heldBytes += chunk.length
    if (heldBytes >= PART) await flush()
  }
  await flush()
  return { ...table, rows: stream.rowCount, bytes, sha256: hash.digest('hex') }
}
