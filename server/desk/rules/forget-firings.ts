import { sql } from 'kysely'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'

/** So long is kept which rule did what, days: a quarter, as far back as anybody asks why. */
const KEPT = 90

/** Lets go of old firings; what an agent must still be told of, in a conversation that is open, stays. */
export const forgetFirings = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Job<object> => ({
  name: 'desk.forget-rule-firings',
  schedule: '41 3 * * *',
  async run() {
    const before = new Date(clock.now().getTime() - KEPT * 86_400_000)
    await sql`
      delete from desk.rule_firing where at < ${before}
        and (not did ? 'watchOut' or not exists (select from desk.conversation where id = conversation_id and state <> 'closed'))`.execute(db)
  },
})
