import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { lookAfterJob } from './health/look-after.ts'
import { tellJob } from './health/tell-job.ts'

/** What channels do later or by the clock. */
export const channelsJobs = (platform: Platform): Job<never>[] => [lookAfterJob(platform), tellJob(platform)]
