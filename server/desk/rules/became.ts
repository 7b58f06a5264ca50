import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Of these conversations, how many are held aside or were closed as spam, and how many we answered. */
export async function whatBecameOf(tx: Tx, ids: readonly string[]): Promise<{ spam: number; answered: number }> {
  const { rows } = await sql<{ spam: number; answered: number }>`
    select count(*) filter (where state = 'held' or outcome = 'spam') as spam, count(*) filter (where first_answered_at is not null) as answered
    from desk.conversation where id = any(${ids}::uuid[])`.execute(tx)
  return rows[0]!
}
