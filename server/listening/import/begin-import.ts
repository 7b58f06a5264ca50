import { sql } from 'kysely'
import { findOrMakeChannel } from '#channels'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Platform, type Work } from '#platform/work.ts'
import { missingFrom, type Mapping } from './columns.ts'
import { finish, readImport } from './progress.ts'

export const IMPORT_JOB = 'listening.import'

/** Begins an uploaded import: into this channel (made if there is none of the name), with this mapping. Refuses one that lacks a needed column. */
export async function beginImport(
  platform: Platform,
  work: Work,
  id: string,
  { channel, mapping }: { channel: string; mapping: Mapping | null },
): Promise<void> {
  const row = await readImport(work.tx, id)
  if (row.state !== 'waiting') throw new Refusal('conflict', 'already-begun', 'This import has been begun already. Look at its progress.')
  const lacks = row.format === 'csv' ? missingFrom(mapping ?? {}) : []
  if (lacks.length > 0) throw new Refusal('invalid', 'mapping-incomplete', lacks.join(' '), { missing: lacks })
  const channelId = await findOrMakeChannel(work, { network: 'file', name: channel })
  await sql`update listening.import set state = 'running', channel_id = ${channelId}, mapping = ${JSON.stringify(mapping)}::jsonb where id = ${id}`.execute(
    work.tx,
  )
  await record(work.tx, work.now, [{ kind: 'import.started', by: memberOf(work.by), channelId, data: { importId: id, file: row.file_name } }])
  await platform.jobs.send(work.tx, IMPORT_JOB, { importId: id })
}

/** Ends an import after the batch at hand. What came in stays. */
export async function cancelImport(work: Work, id: string): Promise<void> {
  const row = await finish(work.tx, id, 'cancelled', null, work.now)
  if (row.state !== 'cancelled') throw new Refusal('conflict', 'already-ended', 'This import has ended already; there is nothing left to stop.')
}
