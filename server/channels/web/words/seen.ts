import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Visitor } from '../visits/visitor.ts'

/** Keeps that a visitor has had before their eyes what stands up to a place, since now, and tells the desk which answers those were. */
export async function seeUpTo(tx: Tx, now: Date, { id, channel_id: channelId, conversation_id: conversationId }: Visitor, place: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with visitor as (
      update channels.visitor set seen_place = least(${place}, last_place) where id = ${id} and seen_place < least(${place}, last_place) returning id, seen_place
    )
    update channels.visitor_message message set seen_at = ${now} from visitor
    where visitor_id = visitor.id and place <= visitor.seen_place and direction = 'out' and seen_at is null returning message.id`.execute(tx)
  if (rows.length > 0) await record(tx, now, [{ kind: 'message.seen', conversationId, channelId, data: { outboxIds: rows.map((row) => row.id) } }])
}

/** An answer that a visitor was handed, by `networkIdOf`; one that was logged by hand has another id. */
const HANDED = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}:/

/**
 * Since when visitors have had these answers before their eyes.
 * @param sent messages of ours by their network ids, of the company's pages
 * @returns by network id; what is not there was not seen
 */
export async function readSeen(db: Db | Tx, sent: readonly string[]): Promise<Map<string, Date>> {
  const handed = sent.filter((id) => HANDED.test(id))
  if (handed.length === 0) return new Map()
  const { rows } = await sql<{ networkId: string; at: Date }>`
    select asked.id as "networkId", seen_at as at from unnest(${handed}::text[]) as asked (id)
    join channels.visitor_message on visitor_id = split_part(asked.id, ':', 1)::uuid and visitor_message.id = split_part(asked.id, ':', 2)
    where seen_at is not null`.execute(db)
  return new Map(rows.map(({ networkId, at }) => [networkId, at]))
}

/** Keeps that somebody at the desk has looked at a conversation. @returns the visitors who can be told so now */
export async function lookedAt(db: Db, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update channels.visitor set read_place = last_place where conversation_id = ${conversationId} and read_place < last_place returning id`.execute(db)
  return rows.map((row) => row.id)
}
