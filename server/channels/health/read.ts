import { sql, type RawBuilder } from 'kysely'
import type { Config } from '#platform/config.ts'
import type { Db, Tx } from '#platform/db.ts'
import { mailingChannel } from './tell-job.ts'
import type { TroubleKind } from './trouble.ts'

/** A trouble with its channel. */
export interface TroubleRow {
  id: string
  kind: TroubleKind
  since: Date
  noticedAt: Date
  detail: string | null
  advice: string | null
  overAt: Date | null
  channelId: string
  name: string
  network: string
}

/** What is wrong with channels now, the newest first; what seems to be over is left out. At most 100. */
export const readTroublesNow = (db: Db | Tx): Promise<TroubleRow[]> => read(db, sql`t.over_at is null and t.better_at is null and c.removed_at is null`, 100)

/** What is and was wrong with a channel, newest first. */
export const readTroublesOf = (db: Db | Tx, channelId: string): Promise<TroubleRow[]> => read(db, sql`t.channel_id = ${channelId}`, 20)

async function read(db: Db | Tx, which: RawBuilder<unknown>, limit: number): Promise<TroubleRow[]> {
  const { rows } = await sql<TroubleRow>`
    select t.id, t.kind, t.since, t.noticed_at as "noticedAt", t.detail, t.advice, coalesce(t.over_at, t.better_at) as "overAt",
      c.id as "channelId", c.name, c.network
    from channels.trouble t join channels.channel c on c.id = t.channel_id where ${which} order by t.noticed_at desc, t.id desc limit ${limit}`.execute(db)
  return rows
}

/** How people are told by mail. */
export async function readMailed(db: Db | Tx, { mail }: Pick<Config, 'mail'>): Promise<{ by: 'server' | 'channel' | 'nobody'; channel: string | null }> {
  if (mail) return { by: 'server', channel: null }
  const channel = await mailingChannel(db)
  return { by: channel ? 'channel' : 'nobody', channel: channel?.name ?? null }
}
