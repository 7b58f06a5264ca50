import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { AccountTrouble, Said } from '../adapter.ts'
import { closeGap, openGap } from '../health/gap.ts'
import { heardAgain } from '../health/wrongs.ts'

/** A look without news is written down this seldom, ms: health is for people, not for every look. */
export const TELL_EVERY = 20_000

/** Writes down that the channel works and what the network said of it, and the fact if it was told that something is wrong. A gap ends here. */
export function noteWell(db: Db, channelId: string, now: Date, said: Said): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ told: Date | null }>`
      with before as (select id, failing_told_at as told from channels.channel where id = ${channelId} for update)
      update channels.channel c set last_ok_at = ${now}, failing_since = null, failing_told_at = null, last_error = null, needs = null,
        said = c.said || ${JSON.stringify(said)}::jsonb
      from before where c.id = before.id returning before.told`.execute(tx)
    await closeGap(tx, channelId, now)
    const told = rows[0]?.told ?? null
    if ((await heardAgain(tx, now, channelId)) || told) await record(tx, now, [{ kind: 'channel.recovered', channelId, data: { failingSince: told } }])
  })
}

/**
 * Writes down what went wrong. The fact is recorded once a failure, at the second attempt in a row or as soon as a person is
 * needed: a single hiccup is nobody's business. From then on it is a gap, which began when the channel was last heard.
 * @param run attempts that failed in a row, this one among them, and what the network said of the account
 */
export function noteTrouble(
  db: Db,
  channelId: string,
  now: Date,
  error: Error,
  trouble: AccountTrouble | null,
  { failures, said }: { failures: number; said: Said },
): Promise<void> {
  const needs = trouble?.needsYou ? trouble.advice : null
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ told: Date | null; since: Date; last_ok_at: Date | null }>`
      update channels.channel set failing_since = coalesce(failing_since, ${now}), last_error = ${error.message.slice(0, 500)}, needs = ${needs},
        said = said || ${JSON.stringify(said)}::jsonb
      where id = ${channelId} returning failing_told_at as told, failing_since as since, last_ok_at`.execute(tx)
    if (!rows[0] || rows[0].told || (failures < 2 && !needs)) return
    const { since, last_ok_at: heardAt } = rows[0]
    await openGap(tx, channelId, { why: 'failing', from: heardAt && heardAt < since ? heardAt : since, noticedAt: since })
    await sql`update channels.channel set failing_told_at = ${now} where id = ${channelId}`.execute(tx)
    await record(tx, now, [{ kind: 'channel.failing', channelId, data: { error: error.message.slice(0, 500), needs } }])
  })
}
