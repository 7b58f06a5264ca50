import { inTransaction } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Platform } from '#platform/work.ts'
import { IMPORT_JOB } from './begin-import.ts'
import { finish, readImport } from './progress.ts'
import { runImport, type TakeBatch } from './run-import.ts'
import { ReadError } from './row.ts'
import type { ReadMail } from './source.ts'

/**
 * Works off uploaded imports, one at a time in a process. A worker that dies is followed by another that goes on after the
 * last batch that was kept.
 */
export function importJob(platform: Platform, takeIn: TakeBatch, readMail: ReadMail): Job<{ importId: string }> {
  return {
    name: IMPORT_JOB,
    patience: 6 * 60 * 60,
    async run({ importId }, signal) {
      const row = await readImport(platform.db, importId).catch(goneIsNull)
      if (row?.state !== 'running' || !row.stored_file) return
      const after = await runImport(platform, importId, platform.files.path(row.stored_file), { takeIn, readMail, signal }).catch(async (error: unknown) => {
        if (!(error instanceof ReadError)) throw error // something is away or wrong: tried again, then parked
        return inTransaction(platform.db, (tx) => finish(tx, importId, 'failed', error.message, platform.clock.now()))
      })
      if (after.state !== 'running') await platform.files.remove(row.stored_file)
    },
  }
}

/** An import that was removed while its job waited needs no work. */
function goneIsNull(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
