import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { recordChannel } from '../facts.ts'
import { openGap } from '../health/gap.ts'
import { findChannel } from '../read.ts'

/** Stops receiving for a while; answers still go out. A second pause changes nothing. */
export async function pause(work: Work, id: string): Promise<void> {
  const channel = await findChannel(work.tx, id)
  if (channel.paused_at) return
  await sql`update channels.channel set paused_at = ${work.now}, paused_by = ${memberOf(work.by)}, changed_at = ${work.now} where id = ${id}`.execute(work.tx)
  await recordChannel(work, 'paused', id)
}

/** Receives again, from where it stopped. Trouble of before is forgotten: what is still wrong shows at once. */
export async function resume(work: Work, id: string): Promise<void> {
  const channel = await findChannel(work.tx, id)
  if (!channel.paused_at) return
  await openGap(work.tx, id, { why: 'paused', from: channel.paused_at, noticedAt: channel.paused_at })
  await sql`
    update channels.channel set paused_at = null, paused_by = null, changed_at = ${work.now},
      needs = null, failing_since = null, failing_told_at = null, last_error = null
    where id = ${id}`.execute(work.tx)
  await recordChannel(work, 'resumed', id)
}

/**
 * Disconnects a channel: its credentials are erased, nothing is received or sent any more, its history and name stay. When
 * the same account is connected again, it goes on from there.
 * Refuses while messages wait to go out, because nobody would see that they never did.
 */
export async function disconnect(work: Work, id: string): Promise<void> {
  const channel = await findChannel(work.tx, id)
  const { rows } = await sql`select id from channels.outbox where channel_id = ${id} and state in ('queued', 'sending') limit 1`.execute(work.tx)
  if (rows.length > 0)
    throw new Refusal('conflict', 'messages-waiting', 'Messages still wait to be sent here. Wait until they are, or take them back, then disconnect.')
  await sql`
    update channels.channel set removed_at = ${work.now}, changed_at = ${work.now}, secret = null, needs = null, failing_since = null,
      leased_by = null, leased_until = null
    where id = ${id}`.execute(work.tx)
  await recordChannel(work, 'removed', id, { name: channel.name, network: channel.network })
}
