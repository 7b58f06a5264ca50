import { sql } from 'kysely'
import { WALLED } from '#channels'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'

/**
 * Refuses to add anything to the record of a person who is known by a walled network (LinkedIn): what it tells of its members may
 * serve to answer them there, and never the customer record. The database itself refuses to join such an account to another
 * (db/migrations/0024).
 */
export async function demandOutsideWall(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql`select from people.identity where person_id = ${personId} and network = any(${WALLED}) limit 1`.execute(tx)
  if (rows.length > 0)
    throw new Refusal(
      'not-allowed',
      'walled',
      'What this network tells of its members may not go into the customer record. Write a note on the conversation instead.',
    )
}
