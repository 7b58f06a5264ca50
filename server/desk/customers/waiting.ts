import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Of one person, the newest: who waits in more places is seen anyway. */
const MOST = 20

/** A conversation that awaits an answer, or will when it wakes; since when. */
export interface Waiting {
  id: string
  personId: string
  since: Date
}

/** What these people await an answer in: of each the newest twenty conversations. */
export async function readWaiting(tx: Tx, personIds: readonly string[]): Promise<Waiting[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<Waiting>`
    select one.id, person.id as "personId", awaiting_since as since from unnest(${personIds}::uuid[]) as person (id), lateral (
      select conversation.id, awaiting_since from desk.conversation
      where person_id = person.id and state in ('waiting_for_us', 'snoozed') and awaiting_since is not null
      order by last_item_at desc, conversation.id desc limit ${MOST}) as one`.execute(tx)
  return rows
}
