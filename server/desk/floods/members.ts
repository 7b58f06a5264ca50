import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { seesAll, visibleTo } from '../allow.ts'
import type { Conversation, State } from '../conversation/conversation.ts'
import { lockAll } from '../conversation/store.ts'

/**
 * The conversations of a flood that stand in a state, of those the actor may see, locked; what a colleague has is theirs, but
 * for leads. The earliest due first. Refuses a flood of which nothing is there.
 */
export async function lockMembers(work: Work, floodId: string, state: State, limit: number): Promise<Conversation[]> {
  const { tx, by } = work
  const handled = seesAll(by) ? sql`true` : sql`(owner_id is null or owner_id = ${by.id})`
  const { rows } = await sql<{ id: string }>`
    select id from desk.conversation where flood_id = ${floodId} and state = ${state} and ${handled} and ${visibleTo(by)}
    order by due_at, last_item_at desc, id limit ${limit}`.execute(tx)
  if (rows.length === 0) throw noSuchFlood()
  return (
    await lockAll(
      tx,
      rows.map((row) => row.id),
    )
  ).filter((c) => c.state === state)
}

/** How many stand in a state, of those the actor may see. */
export async function countMembers({ tx, by }: Pick<Work, 'tx' | 'by'>, floodId: string, state: State): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from desk.conversation where flood_id = ${floodId} and state = ${state} and ${visibleTo(by)}`.execute(tx)
  return rows[0]!.count
}

/** Which of these are of the flood. */
export async function ofFlood(tx: Tx, floodId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from desk.conversation where flood_id = ${floodId} and id = any(${ids}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

const noSuchFlood = (): Refusal => new Refusal('not-found', 'no-such-flood', 'Nothing of it is left here, or it is not for your eyes. Reload the list.')
