import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { announceJob } from './announce/deliver.ts'
import { recomputeJob } from './recompute/recompute.ts'
import { forgetLikeness } from './floods/forget-likeness.ts'
import { forgetFirings } from './rules/forget-firings.ts'

/** What the desk does later. */
export const deskJobs = (platform: Platform): Job<never>[] => [announceJob(platform), recomputeJob(platform), forgetFirings(platform), forgetLikeness(platform)]
