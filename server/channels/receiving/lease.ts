import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { ChannelTable } from '../tables.ts'

/** A receiver that does not renew for so long is taken for dead, seconds. It renews three times as often. */
export const LEASE = 15

/** What a receiver is given when it takes a channel. `cursor` is where the last committed delivery left off. */
export type Held = Pick<ChannelTable, 'id' | 'network' | 'name' | 'settings' | 'secret' | 'cursor' | 'changed_at' | 'attended_at'>

// Leases run by the database's clock, the one that all processes share: an application's own may jump or differ.

/**
 * Nobody receives here, or who did is dead: its lease ran out, or lies further ahead than any can be given, because the
 * database's clock was set back. (Who lives renews it within moments, and who lost it cannot commit.)
 */
export const isFree = sql<boolean>`(leased_by is null or leased_until not between clock_timestamp() and clock_timestamp() + ${sql.lit(LEASE + 1)} * interval '1 second')`

/** Takes the channel for this receiver, unless another's lease still runs. @returns null then, or when it was paused or removed */
export async function take(db: Db, channelId: string, receiver: string): Promise<Held | null> {
  const { rows } = await sql<Held>`
    update channels.channel set leased_by = ${receiver}, leased_until = clock_timestamp() + ${LEASE} * interval '1 second'
    where id = ${channelId} and paused_at is null and removed_at is null
      and (leased_by = ${receiver} or ${isFree})
    returning id, network, name, settings, secret, cursor, changed_at, attended_at`.execute(db)
  return rows[0] ?? null
}

/**
 * Renews, and says that somebody was at work here at `now`. A channel that intake has locked at the moment is passed over, so that one long delivery does not cost the others
 * their leases; it is still its receiver's.
 * @returns the receivers that still hold their channel
 */
export async function renew(db: Db, receivers: readonly string[], now: Date): Promise<Set<string>> {
  await sql`
    update channels.channel set leased_until = clock_timestamp() + ${LEASE} * interval '1 second', attended_at = ${now}
    where id in (select id from channels.channel where leased_by = any(${receivers}::uuid[]) for update skip locked)`.execute(db)
  const { rows } = await sql<{ leased_by: string }>`select leased_by from channels.channel where leased_by = any(${receivers}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.leased_by))
}

/** Gives the channel back, so that another may take it at once. */
export async function release(db: Db, receiver: string): Promise<void> {
  await sql`update channels.channel set leased_by = null, leased_until = null where leased_by = ${receiver}`.execute(db)
}
