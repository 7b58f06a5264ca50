import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Beyond } from '../beyond.ts'
import type { Visitor } from '../visits/visitor.ts'

/** What is known of those who came from the same address. */
export interface Reputation {
  /** Other visits within the last hour. */
  visits: number
  /** Of the last thirty days' conversations with them: those that are held aside or were called spam, and those that we answered. */
  spam: number
  answered: number
}

const HOUR = 3_600_000
const MONTH = 30 * 24 * HOUR
/** Visits looked at, the newest. */
const LAST = 200

export async function readReputation(tx: Tx, now: Date, beyond: Beyond, { id, channel_id, address }: Visitor): Promise<Reputation> {
  const { rows } = await sql<{ opened_at: Date; conversation_id: string | null }>`
    select opened_at, conversation_id from channels.visitor
    where channel_id = ${channel_id} and address = ${address} and id <> ${id} and opened_at > ${new Date(now.getTime() - MONTH)}
    order by opened_at desc limit ${LAST}`.execute(tx)
  const conversations = rows.flatMap((row) => row.conversation_id ?? [])
  const visits = rows.filter((row) => now.getTime() - row.opened_at.getTime() < HOUR).length
  return { visits, ...(conversations.length > 0 ? await beyond.whatBecameOf(tx, conversations) : { spam: 0, answered: 0 }) }
}
