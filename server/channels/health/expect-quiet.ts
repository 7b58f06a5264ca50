import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { readHeard } from './came.ts'
import { readGaps } from './gap.ts'
import { quietFrom, rhythmOf, type Rhythm } from './rhythm.ts'

/** A channel that was heard within so long needs no thought, ms: no silence is unusual before that. */
const LIVELY = 10 * 60_000

/** Works out when the silence of a channel becomes unusual, for those that are silent since another item than last time. */
export async function expectQuiet(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; createdAt: Date; lastAt: Date }>`
    select id, created_at as "createdAt", last_item_at as "lastAt" from channels.channel
    where removed_at is null and paused_at is null and last_item_at < ${new Date(now.getTime() - LIVELY)} and quiet_from is distinct from last_item_at`.execute(
    tx,
  )
  for (const channel of rows) {
    const rhythm = await readRhythm(tx, channel, channel.lastAt)
    await sql`update channels.channel set quiet_at = ${rhythm && quietFrom(rhythm, channel.lastAt)}, quiet_from = ${channel.lastAt} where id = ${channel.id}`.execute(
      tx,
    )
  }
}

/** The rhythm of a channel up to a moment; null: it has too little history. */
export async function readRhythm(db: Db | Tx, channel: { id: string; createdAt: Date }, until: Date): Promise<Rhythm | null> {
  return rhythmOf(await readHeard(db, channel, until, await readGaps(db, channel.id, 500)))
}
