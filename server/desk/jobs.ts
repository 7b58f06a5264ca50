import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { recomputeJob } from './recompute/recompute.ts'
import { forgetLikeness } from './floods/forget-likeness.ts'
import { forgetFirings } from './rules/forget-firings.ts'

/** What the desk does later. */
export const deskJobs = (platform: Platform): Job<never>[] => [recomputeJob(platform), forgetFirings(platform), forgetLikeness(platform)]
