import { channelsJobs, readMailsOfFile, webJobs } from '#channels'
import { atDesk, followTopics } from '#desk'
import { importJob } from '#listening'
import { forgetAnswers } from '#platform/http/forget-answers.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { deskJobs } from '../desk/jobs.ts'
import { listeningJobs } from '../listening/jobs.ts'
import { learnJob } from '../triage/learning/learn-job.ts'
import { askJob } from '../triage/provider/ask-job.ts'
import { readTopicsJob } from '../triage/topics/learning/read-topics-job.ts'
import { workspaceJobs } from '../workspace/jobs.ts'
import { colleaguesJob } from './demo/colleagues.ts'
import { takeIn } from './intake.ts'

/** Everything that is done later or by the clock. */
export const allJobs = (platform: Platform): Job<never>[] => [
  forgetAnswers(platform),
  ...workspaceJobs(platform),
  ...webJobs(platform),
  ...channelsJobs(platform),
  ...listeningJobs(platform),
  importJob(platform, takeIn, readMailsOfFile(platform)),
  learnJob(platform),
  readTopicsJob(platform, followTopics),
  askJob(platform, atDesk),
  ...deskJobs(platform),
  colleaguesJob(platform),
]
