import { sql } from 'kysely'
import { readOutgoingFiles } from '#channels'
import type { Db } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'

/** So long a file may wait for the transaction that names it, ms: a delivery is tried again for hours, never for days. */
const GRACE = 2 * 86_400_000
/** Files asked about at once. */
const BATCH = 500
/** Where files are kept. */
const FOLDERS = ['attachments', 'imports', 'pictures']

/**
 * Removes files that nothing names: an attachment is written before its item is kept, and stays behind when that is rolled
 * back or the process dies between the two; so does an upload, also one that nobody sent. Nightly; a run that is cut short is made up for by the next.
 */
export const sweepFiles = ({ db, files, clock }: Pick<Platform, 'db' | 'files' | 'clock'>): Job<object> => ({
  name: 'listening.sweep-files',
  schedule: '43 3 * * *',
  patience: 3_600,
  async run(_, signal) {
    const before = new Date(clock.now().getTime() - GRACE)
    await sql`delete from listening.upload where at < ${before}`.execute(db)
    for (const folder of FOLDERS) {
      for await (const names of files.older(folder, before, BATCH)) {
        signal.throwIfAborted()
        for (const name of await unnamed(db, names)) await files.remove(name)
      }
    }
  },
})

async function unnamed(db: Db, names: readonly string[]): Promise<string[]> {
  const outgoing = await readOutgoingFiles(db, names)
  const { rows } = await sql<{ name: string }>`
    select asked.name from unnest(${names}::text[]) as asked (name)
    where not exists (select from listening.attachment where attachment.file = asked.name)
      and not exists (select from listening.import where import.stored_file = asked.name)
      and not exists (select from listening.upload where upload.file = asked.name)
      and not exists (select from listening.picture where picture.file = asked.name)`.execute(db)
  return rows.map((row) => row.name).filter((name) => !outgoing.has(name))
}
