import { forgetAnswers } from '#platform/http/forget-answers.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { workspaceJobs } from '../workspace/jobs.ts'
import { part } from './parts.ts'

/** Everything that is done later or by the clock. */
export async function allJobs(platform: Platform): Promise<Job<never>[]> {
  const { takeIn } = await part(platform.log, 'app/intake.ts')
  const later = ['channels', 'listening', 'people', 'desk'].map(async (domain) => {
    const jobs = (await part(platform.log, `${domain}/jobs.ts`))[`${domain}Jobs`] as ((platform: Platform, takeIn?: unknown) => Job<never>[]) | undefined
    return jobs?.(platform, takeIn) ?? []
  })
  return [forgetAnswers(platform) as Job<never>, ...workspaceJobs(platform), ...(await Promise.all(later)).flat()]
}
