import { sql } from 'kysely'
import { z } from 'zod'
import { readChannels } from '#channels'
import type { Db, Tx } from '#platform/db.ts'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { SetAsideView } from '../contract.ts'
import type { SetAsideRow } from '../tables.ts'

interface Asked {
  importId?: string | undefined
  after?: string | undefined
  limit: number
}

/** What is set aside and not settled, newest first; of one import or of all. */
export async function listSetAside(db: Db | Tx, { importId, after, limit }: Asked): Promise<{ items: z.input<typeof SetAsideView>[]; next: string | null }> {
  const [at, id] = after ? fromCursor(after, z.tuple([z.iso.datetime(), z.uuid()])) : [null, null]
  const { rows } = await sql<SetAsideRow>`
    select * from listening.set_aside where settled_at is null
      ${importId ? sql`and import_id = ${importId}` : sql``} ${at ? sql`and (at, id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by at desc, id desc limit ${limit + 1}`.execute(db)
  const names = new Map((await readChannels(db)).map((channel) => [channel.id, channel.name]))
  const last = rows.length > limit ? rows[limit - 1]! : null
  return { items: rows.slice(0, limit).map((row) => toView(row, names)), next: last && toCursor([last.at.toISOString(), last.id]) }
}

const toView = (row: SetAsideRow, names: ReadonlyMap<string, string>): z.input<typeof SetAsideView> => ({
  id: row.id,
  channelId: row.channel_id,
  channel: names.get(row.channel_id) ?? '',
  place: row.place,
  networkId: row.network_id,
  raw: row.raw,
  reason: row.reason,
  at: row.at.toISOString(),
})
