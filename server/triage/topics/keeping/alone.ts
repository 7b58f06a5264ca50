import { sql } from 'kysely'
import { lockName, type Tx } from '#platform/db.ts'
import type { Topic } from '../topic.ts'

/** Changes to the list of topics come one after the other. */
export const alone = (tx: Tx): Promise<void> => lockName(tx, 'triage.topics')

/**
 * Was the list that this began with taken away meanwhile, as it goes with the demo? Then nothing is kept of what was read for
 * it. Whoever takes it away comes before this transaction or after it.
 */
export async function isForgotten(tx: Tx, topics: readonly Topic[]): Promise<boolean> {
  if (topics.length === 0) return false
  await alone(tx)
  const { rows } = await sql`select from triage.topic where id = any(${topics.map(({ id }) => id)}::uuid[]) limit 1`.execute(tx)
  return rows.length === 0
}
