import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** Why a channel was not heard: Aerie did not run, somebody paused it, or the network or the account failed. */
export const WHYS = ['away', 'paused', 'failing'] as const

/** A time in which a channel was not heard. */
export interface Gap {
  id: string
  why: (typeof WHYS)[number]
  from: Date
  /** Nothing came through from here on. */
  noticedAt: Date
  /** Heard again; null: not yet. */
  to: Date | null
  /** Written meanwhile, fetched since. */
  items: number
}

/** What arrives within a minute of being written is not late, gap or no gap, ms. */
const LATE = 60_000
/** Nobody at work here for so long is a gap; a shorter one is a restart, ms. */
const ABSENT = 2 * 60_000
/** What was written in a gap is counted as long after it, days: mails can lie on their way. */
export const COUNTED_FOR = 14

/** Was it written in a gap, and did it come only after it? */
export const isLate = ({ from, noticedAt, to }: Pick<Gap, 'from' | 'noticedAt' | 'to'>, item: { at: Date; receivedAt: Date }): boolean =>
  item.at >= from && (to === null || item.at < to) && item.receivedAt >= noticedAt && item.receivedAt.getTime() - item.at.getTime() >= LATE

/** Begins a gap, unless one is open. */
export async function openGap(tx: Db | Tx, channelId: string, gap: Pick<Gap, 'why' | 'from' | 'noticedAt'>): Promise<void> {
  await sql`
    insert into channels.gap (id, channel_id, why, from_at, noticed_at)
    values (${newId()}, ${channelId}, ${gap.why}, ${gap.from}, ${gap.noticedAt}) on conflict (channel_id) where to_at is null do nothing`.execute(tx)
}

/** It is heard again. */
export async function closeGap(tx: Tx, channelId: string, now: Date): Promise<void> {
  await sql`update channels.gap set to_at = greatest(from_at, ${now}) where channel_id = ${channelId} and to_at is null`.execute(tx)
}

/**
 * A receiver of ours is at work here from now on. Where nobody was for longer than a restart takes, that was a gap: it is
 * open until the first delivery.
 * @param before when somebody was last; null: never
 */
export async function attend(db: Db, channelId: string, before: Date | null, now: Date): Promise<void> {
  if (before && now.getTime() - before.getTime() > ABSENT) await openGap(db, channelId, { why: 'away', from: before, noticedAt: now })
  await sql`update channels.channel set attended_at = ${now} where id = ${channelId}`.execute(db)
}

/** The gaps of a channel, newest first. */
export async function readGaps(db: Db | Tx, channelId: string, limit = 50): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    select id, why, from_at as "from", noticed_at as "noticedAt", to_at as "to", items
    from channels.gap where channel_id = ${channelId} order by from_at desc limit ${limit}`.execute(db)
  return rows
}
