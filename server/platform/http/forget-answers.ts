import { sql } from 'kysely'
import type { Job } from '../jobs.ts'
import type { Platform } from '../work.ts'

/** A repeated request is recognised for a day; hours. Long enough for any retry, short enough that the table stays small. */
const REMEMBERED = 24

/** Forgets answers to Idempotency-Keys older than a day. */
export const forgetAnswers = ({ clock, db }: Platform): Job<Record<string, never>> => ({
  name: 'platform.forget-answers',
  schedule: '41 * * * *',
  async run() {
    await sql`delete from platform.idempotency where at < ${clock.now()}::timestamptz - ${REMEMBERED} * interval '1 hour'`.execute(db)
  },
})
