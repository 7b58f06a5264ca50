import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'

/** Refuses a topic that is not on the list, or archived. */
export async function demandTopic(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql`select from triage.topic where id::text = ${id} and archived_at is null`.execute(tx)
  if (rows.length === 0) throw noSuchTopic()
}

export const noSuchTopic = (): Refusal => new Refusal('not-found', 'no-such-topic', 'This topic is not on the list any more. Reload it and choose another.')
