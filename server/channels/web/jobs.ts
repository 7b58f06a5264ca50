import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { forgetVisitors } from './visits/forget.ts'
import { mailGone } from './words/mail-gone.ts'

/** What is done later for visitors of the company's pages. */
export const webJobs = (platform: Platform): Job<never>[] => [mailGone(platform), forgetVisitors(platform)]
