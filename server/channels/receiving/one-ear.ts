import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Watches } from './heard.ts'
import type { ChannelTable } from '../tables.ts'

/**
 * Of several accounts that listen to one public stream, one hears it: what is caught stands in its channel, once. It is the oldest
 * that neither rests nor waits for a person; when it does, the next one takes its place and begins where the stream is then.
 * (Accounts say that they listen by the field `listens`, and to which stream by `stream`.)
 */
export async function isEar(db: Db, { id, network, settings }: Pick<ChannelTable, 'id' | 'network' | 'settings'>): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from channels.channel
    where network = ${network} and removed_at is null and paused_at is null and settings ->> 'listens' = 'true'
      and coalesce(settings ->> 'stream', '') = ${String(settings['stream'] ?? '')}
    order by needs is not null, created_at, id limit 1`.execute(db)
  return rows[0] === undefined || rows[0].id === id
}

/** What is watched for, for the one that hears; nothing for the others. */
export const forOneEar = (db: Db, channel: Pick<ChannelTable, 'id' | 'network' | 'settings'>, watches: Watches): Watches => ({
  ...watches,
  any: async () => (await watches.any()) && isEar(db, channel),
})
