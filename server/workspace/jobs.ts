import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { forgetOldSessions } from './sign-in/forget-old.ts'
import { mailLink } from './sign-in/mail-link.ts'

/** What the workspace does in the background. */
export const workspaceJobs = (platform: Platform): Job<never>[] => [mailLink(platform), forgetOldSessions(platform)]
