import { sql } from 'kysely'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { WITHIN } from './notice.ts'

/** Lets go of what came in more than a day ago; old items of an import have their likeness in the same hour. */
export const forgetLikeness = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Job<object> => ({
  name: 'desk.forget-likeness',
  schedule: '23 * * * *',
  async run() {
    await sql`delete from desk.likeness where at < ${new Date(clock.now().getTime() - WITHIN)}`.execute(db)
  },
})
