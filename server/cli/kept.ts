import { openSecrets } from '#platform/secrets.ts'

/** The schema of the job library (platform/jobs.ts), which makes and upgrades it by itself. */
export const JOB_SCHEMA = 'job'

/**
 * What a backup leaves out: who was signed in and which one-time links were open (a restore must not bring back what was
 * ended since), what only counts for a moment, and the job library's own notes.
 */
export const LEFT_OUT = [
  'auth.session',
  'auth.verification',
  'auth.rateLimit',
  'channels.sign_in',
  'platform.process',
  `${JOB_SCHEMA}.version`,
  `${JOB_SCHEMA}.bam`,
  `${JOB_SCHEMA}.warning`,
  `${JOB_SCHEMA}.queue_stats`,
  `${JOB_SCHEMA}.job_dependency`,
]

/** Tells whether a restored database goes with the secret key that is there. Made from the key by a one-way function. */
export const keyPrintOf = (key: Buffer): string => openSecrets(key).derive('print of this key, for backups').slice(0, 16)
