import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Watching } from './watch.ts'
import { WARNED, type Warned } from '../reading/warnings.ts'

/** An item and the watches that it met. */
export interface Hit {
  itemId: string
  /** When it was written. */
  at: Date
  watches: readonly Watching[]
}

/**
 * Writes down what the watches caught, and counts it by day. One statement; the days in one order for all, so that no two
 * deliveries wait for each other. To be the last thing of a delivery: a day that many watches share is held until it commits.
 */
export async function keepHits(tx: Tx, hits: readonly Hit[]): Promise<void> {
  const all = hits.flatMap(({ itemId, at, watches }) => watches.map((watch) => ({ itemId, at: at.toISOString(), watchId: watch.id })))
  if (all.length === 0) return
  await sql`
    with kept as (
      insert into listening.watch_hit (watch_id, item_id, at)
      select watch_id, item_id, at from unnest(${all.map((one) => one.watchId)}::uuid[], ${all.map((one) => one.itemId)}::uuid[],
        ${all.map((one) => one.at)}::timestamptz[]) as hit (watch_id, item_id, at) on conflict do nothing returning watch_id, at)
    insert into listening.watch_day (watch_id, day, hits)
    select watch_id, (at at time zone 'UTC')::date as day, count(*) from kept group by 1, 2 order by 1, 2
    on conflict (watch_id, day) do update set hits = watch_day.hits + excluded.hits`.execute(tx)
}

/** An item that a watch caught, or would have caught. */
export interface Caught extends Warned {
  itemId: string
  threadId: string
  identityId: string
  network: string
  text: string
  url: string | null
  at: Date
}

/** Of a long text, as much as is worth reading for a list or a preview, characters. */
const READ = 20_000
export const CAUGHT = sql`item.id as "itemId", thread_id as "threadId", identity_id as "identityId", network, left(text, ${sql.lit(READ)}) as text, url, item.at, ${WARNED}`

/** What a watch caught, newest first, of what is `shown` to the reader (SQL over `item`). What was taken back since is left out. */
export async function readHits(
  db: Db | Tx,
  watchId: string,
  shown: RawBuilder<boolean>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ hits: Caught[]; next: string | null }> {
  const [at, id] = after ? fromCursor(after, z.tuple([z.iso.datetime(), z.uuid()])) : [null, null]
  const { rows } = await sql<Caught & { isShown: boolean }>`
    select ${CAUGHT}, (deleted_at is null and ${shown}) as "isShown" from (
      select item_id, at from listening.watch_hit where watch_id = ${watchId} ${at ? sql`and (at, item_id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
      order by at desc, item_id desc limit ${limit + 1}) as hit
    join listening.item on item.id = hit.item_id order by hit.at desc, hit.item_id desc`.execute(db)
  const last = rows.length > limit ? rows[limit - 1]! : null
  const hits = rows.slice(0, limit).flatMap(({ isShown, ...caught }) => (isShown ? [caught] : []))
  return { hits, next: last && toCursor([last.at.toISOString(), last.itemId]) }
}
