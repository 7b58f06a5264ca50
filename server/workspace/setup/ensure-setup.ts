import { sql } from 'kysely'
import { inTransaction } from '#platform/db.ts'
import { AERIE, type Platform, type Work } from '#platform/work.ts'
import { makeFirstTeams } from './first-teams.ts'
import { setUp } from './set-up.ts'
import { makeSetupCode } from './setup-code.ts'

/**
 * Looks at start whether somebody can administer the workspace. With AERIE_ADMIN_EMAIL and AERIE_ADMIN_PASSWORD the first
 * administrator is made now; else a new one-time link to the setup screen is.
 * @returns the link to print, or null when all is set up
 */
export function ensureSetup({ clock, config, db }: Platform): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    const work: Work = { tx, by: AERIE, now: clock.now() }
    await makeFirstTeams(tx, work.now)
    if (await isSetUp(tx)) return null
    if (!config.admin) return `${config.url}/setup?code=${await makeSetupCode(tx)}`
    await setUp(work, { name: config.admin.email.split('@')[0]!, ...config.admin })
    return null
  })
}

/** Has the workspace had its first administrator? */
export async function isSetUp(db: Work['tx'] | Platform['db']): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select set_up_at is not null as done from workspace.company`.execute(db)
  return rows[0]!.done
}
