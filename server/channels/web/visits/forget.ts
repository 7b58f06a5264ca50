import { sql } from 'kysely'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'

const DAY = 24 * 3_600_000
/** Who has not come back for so long begins anew; what was said stays at the desk, ms. A visit without a word is forgotten after a day. */
const KEPT = 180 * DAY

/** Forgets visitors who are long gone, with their copy of what was said. */
export const forgetVisitors = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Job<object> => ({
  name: 'channels.forget-visitors',
  schedule: '41 3 * * *',
  async run() {
    const now = clock.now().getTime()
    await sql`delete from channels.visitor where last_at < ${new Date(now - KEPT)} or last_place = 0 and last_at < ${new Date(now - DAY)}`.execute(db)
  },
})
