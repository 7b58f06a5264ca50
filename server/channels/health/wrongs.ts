import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { adapters } from '../registry.ts'
import { wrongsOf, type Watched, type Wrong } from './trouble.ts'

/** What is wrong with each channel now, or with this one, by its id. One that was disconnected is not among them. */
export async function readWrongs(tx: Tx, now: Date, channelId: string | null = null): Promise<Map<string, Wrong[]>> {
  const { rows } = await sql<Watched & { id: string; network: string }>`
    select id, network, paused_at, needs, failing_since, last_item_at, quiet_at, quiet_from, last_error, last_ok_at, attended_at, created_at, said,
      (select min(o.written_at) from channels.outbox o where o.channel_id = c.id and o.state in ('queued', 'sending')) as unsent_since,
      (select b.told_at from channels.budget b where b.channel_id = c.id) as rests_since,
      (select b.told from channels.budget b where b.channel_id = c.id) as budget
    from channels.channel c where removed_at is null and (${channelId}::uuid is null or id = ${channelId})`.execute(tx)
  return new Map(rows.map((channel) => [channel.id, wrongsOf(channel, adapterOf(channel.network), now)]))
}

const adapterOf = (network: string) => ({ receives: adapters[network]?.receive !== undefined, yieldsEvery: adapters[network]?.yieldsEvery })

/**
 * The channel was heard just now: what is not wrong any more seems to be over, and leaves the screens at once rather than at
 * the next look. It is told to be over when that has lasted (look-after.ts).
 * @returns whether anything left
 */
export async function heardAgain(tx: Tx, now: Date, channelId: string): Promise<boolean> {
  const { rows: open } = await sql<{ id: string; kind: string }>`
    select id, kind from channels.trouble where channel_id = ${channelId} and over_at is null and better_at is null`.execute(tx)
  if (open.length === 0) return false
  const wrong = (await readWrongs(tx, now, channelId)).get(channelId) ?? []
  const better = open.filter(({ kind }) => !wrong.some((one) => one.kind === kind)).map(({ id }) => id)
  if (better.length > 0) await sql`update channels.trouble set better_at = ${now} where id = any(${better}::uuid[]) and over_at is null`.execute(tx)
  return better.length > 0
}
