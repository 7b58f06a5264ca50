import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

const NAME = 'desk settings'

/**
 * Keeps hours, targets and rules as they are until the transaction ends. Who opens conversations holds them, many at once:
 * else one could be opened by the old settings after the others were worked out by the new. Taken after the conversations.
 */
export async function holdSettings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${NAME}, 0))`.execute(tx)
}

/** Who changes them holds them alone, and locks no conversation while doing so. */
export async function holdSettingsAlone(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${NAME}, 0))`.execute(tx)
}
