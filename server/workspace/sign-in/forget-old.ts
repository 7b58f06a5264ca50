import { sql } from 'kysely'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'

/** Forgets sessions and links that have ended, and counts of calls an hour old. The library goes by the machine's clock, so does this. */
export const forgetOldSessions = ({ db }: Platform): Job<Record<string, never>> => ({
  name: 'workspace.forget-old-sessions',
  schedule: '17 * * * *',
  async run() {
    await sql`delete from auth.session where "expiresAt" < now()`.execute(db)
    await sql`delete from auth.verification where "expiresAt" < now()`.execute(db)
    // what lies ahead is from before the clock was set back, and would be counted against its caller until then
    await sql`delete from auth."rateLimit" where "lastRequest" not between extract(epoch from now() - interval '1 hour') * 1000 and extract(epoch from now()) * 1000`.execute(
      db,
    )
  },
})
