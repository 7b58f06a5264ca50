import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { ImportRow } from '../tables.ts'

/** An import as it stands. Refuses one that is not there. */
export async function readImport(db: Db | Tx, id: string): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`select * from listening.import where id = ${id}`.execute(db)
  if (!rows[0]) throw new Refusal('not-found', 'no-such-import', 'There is no such import. Look at the list of imports.')
  return rows[0]
}

export interface NewImport {
  id: string
  channelId: string | null
  fileName: string
  format: ImportRow['format']
  mapping: Record<string, string> | null
  encoding: ImportRow['encoding']
  /** Name below the data folder's files, where the file was uploaded; null: it is read where it lies. */
  storedFile: string | null
  totalBytes: number
  state: 'waiting' | 'running'
  startedBy: string | null
  now: Date
}

/** Writes down that an import is to be. */
export async function keepImport(tx: Tx, one: NewImport): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    insert into listening.import (id, channel_id, file_name, format, mapping, encoding, stored_file, total_bytes, state, started_by, created_at)
    values (${one.id}, ${one.channelId}, ${one.fileName}, ${one.format}, ${one.mapping === null ? null : JSON.stringify(one.mapping)}::jsonb, ${one.encoding}, ${one.storedFile}, ${one.totalBytes}, ${one.state}, ${one.startedBy}, ${one.now})
    returning *`.execute(tx)
  return rows[0]!
}

/** Adds a batch to what an import has done, and says where reading goes on. Never goes back. */
export async function progress(tx: Tx, id: string, batch: { read: number; new: number; known: number; changed: number; aside: number }): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    update listening.import set read_bytes = greatest(read_bytes, ${batch.read}), new_count = new_count + ${batch.new}, known_count = known_count + ${batch.known},
      changed_count = changed_count + ${batch.changed}, aside_count = aside_count + ${batch.aside} where id = ${id} returning *`.execute(tx)
  return rows[0]!
}

/** Ends an import. One that was cancelled stays so. */
export async function finish(tx: Tx, id: string, state: 'done' | 'failed' | 'cancelled', error: string | null, now: Date): Promise<ImportRow> {
  await sql`update listening.import set state = ${state}, error = ${error}, finished_at = ${now} where id = ${id} and state in ('waiting', 'running')`.execute(
    tx,
  )
  return readImport(tx, id)
}
