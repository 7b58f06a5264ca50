import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { learnJob } from './learning/learn-job.ts'

/** What triage does later. */
export const triageJobs = (platform: Platform): Job<never>[] => [learnJob(platform)]
