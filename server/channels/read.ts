import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { adapters } from './registry.ts'
import type { ChannelsTables, ChannelTable } from './tables.ts'
import type { ChannelRow } from './view.ts'

const channels = (db: Db | Tx) => db as Db<ChannelsTables>

/** A channel, as far as other domains ask for it. One that was removed keeps its name and network, for its history. */
export interface Channel {
  id: string
  network: string
  /** What people call the network. */
  title: string
  name: string
  brandId: string | null
  /** Where its conversations go when no rule says otherwise. */
  teamId: string | null
  removed: boolean
}

/** All channels, removed ones among them, by name: whatever came in has its channel's name. There are dozens; in use at most 500. */
export async function readChannels(db: Db | Tx): Promise<Channel[]> {
  return (await selectChannels(db).orderBy('name').execute()).map(toChannel)
}

/** One channel, whether in use or removed. */
export async function readChannel(db: Db | Tx, id: string): Promise<Channel> {
  return toChannel(await selectChannels(db).where('id', '=', id).executeTakeFirstOrThrow())
}

const selectChannels = (db: Db | Tx) => channels(db).selectFrom('channels.channel').select(['id', 'network', 'name', 'brand_id', 'team_id', 'removed_at'])

const toChannel = (row: Pick<ChannelTable, 'id' | 'network' | 'name' | 'brand_id' | 'team_id' | 'removed_at'>): Channel => ({
  id: row.id,
  network: row.network,
  title: adapters[row.network]?.title ?? row.network,
  name: row.name,
  brandId: row.brand_id,
  teamId: row.team_id,
  removed: row.removed_at !== null,
})

/** The channels in use with their health and what waits to go out; `id`: that one alone. */
export async function readHealth(db: Db | Tx, id: string | null = null): Promise<ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select c.id, c.network, c.name, c.brand_id, c.team_id, c.settings, c.own, c.paused_at, c.paused_by, c.removed_at, c.created_at, c.changed_at,
      c.leased_by, c.leased_until, c.last_ok_at, c.last_item_at, c.failing_since, c.failing_told_at, c.last_error, c.needs,
      c.attended_at, c.said, c.quiet_at, c.quiet_from,
      (select count(*) from channels.outbox o where o.channel_id = c.id and o.state in ('queued', 'sending')) as waiting_to_send,
      (select count(*) from channels.outbox o where o.channel_id = c.id and o.state = 'failed') as failed_to_send
    from channels.channel c
    where c.removed_at is null and (${id}::uuid is null or c.id = ${id})
    order by c.name limit 500`.execute(db)
  return rows
}

/**
 * A channel in use. Refuses one that is not there or was disconnected. Not locked: while credentials are tried, what the
 * network renews (a token that may be used once) is kept at once by a connection of its own, whatever becomes of this work.
 */
export async function findChannel(tx: Db | Tx, id: string): Promise<ChannelTable> {
  const row = await channels(tx).selectFrom('channels.channel').selectAll().where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'no-such-channel', 'This channel is not there any more. Reload the list of channels.')
  return row
}
