import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Visitor } from '../visits/visitor.ts'

/** What is known of those who came from the same address. */
export interface Reputation {
  /** Other visits within the last hour. */
  visits: number
  /** Visits of the last thirty days that a colleague called spam, and those that one answered. */
  spam: number
  answered: number
}

const HOUR = 3_600_000
const MONTH = 30 * 24 * HOUR
/** Visits looked at, the newest. */
const LAST = 200

export async function readReputation(tx: Tx, now: Date, { id, channel_id, address }: Visitor): Promise<Reputation> {
  const { rows } = await sql<Reputation>`
    select count(*) filter (where opened_at > ${new Date(now.getTime() - HOUR)}) as visits, count(*) filter (where spam_at is not null) as spam,
      count(*) filter (where exists (select from channels.visitor_message m where m.visitor_id = other.id and m.direction = 'out')) as answered
    from (select id, opened_at, spam_at from channels.visitor
      where channel_id = ${channel_id} and address = ${address} and id <> ${id} and opened_at > ${new Date(now.getTime() - MONTH)}
      order by opened_at desc limit ${LAST}) as other`.execute(tx)
  return rows[0]!
}
