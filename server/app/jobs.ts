import { forgetAnswers } from '#platform/http/forget-answers.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { readMailsOfFile } from '#channels'
import { importJob } from '#listening'
import { workspaceJobs } from '../workspace/jobs.ts'
import { colleaguesJob } from './demo/colleagues.ts'
import { takeIn } from './intake.ts'
import { part } from './parts.ts'

/** Everything that is done later or by the clock. */
export async function allJobs(platform: Platform): Promise<Job<never>[]> {
  const later = ['channels', 'listening', 'people', 'desk'].map(async (domain) => {
    const jobs = (await part(platform.log, `${domain}/jobs.ts`))[`${domain}Jobs`] as ((platform: Platform, takeIn?: unknown) => Job<never>[]) | undefined
    return jobs?.(platform, takeIn) ?? []
  })
  return [forgetAnswers(platform) as Job<never>, ...workspaceJobs(platform), importJob(platform, takeIn, readMailsOfFile(platform)) as Job<never>, colleaguesJob(platform) as Job<never>, ...(await Promise.all(later)).flat()]
}
