import { sql } from 'kysely'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { fetchRecordingJob } from './attaching/fetch-recording.ts'
import { sweepFiles } from './sweep-files.ts'

/** The files of deleted items go once their deletion is committed. */
export const REMOVE_FILES = 'listening.remove-files'

/** So long a change waits for its item, days. What was not delivered for a month will not be. */
const PATIENCE = 30

const removeFiles = (platform: Platform): Job<{ files: string[] }> => ({
  name: REMOVE_FILES,
  async run({ files }) {
    for (const file of files) await platform.files.remove(file)
  },
})

const forgetEarlyChanges = (platform: Platform): Job<object> => ({
  name: 'listening.forget-early-changes',
  schedule: '17 3 * * *',
  async run() {
    const before = new Date(platform.clock.now().getTime() - PATIENCE * 86_400_000)
    await sql`delete from listening.early_change where received_at < ${before}`.execute(platform.db)
  },
})

/** What listening does later. Imports are the app's to add: they need its way in. */
export const listeningJobs = (platform: Platform): Job<never>[] => [
  removeFiles(platform),
  forgetEarlyChanges(platform),
  sweepFiles(platform),
  fetchRecordingJob(platform),
]
