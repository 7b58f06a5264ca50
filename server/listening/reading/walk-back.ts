import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

const DOCUMENT = sql`to_tsvector('platform.plain', coalesce(subject, '') || ' ' || text)`
const HOUR = 3_600_000

/** Spans of time the index knows items by: an hour, and eight times as long each; as powers of two of hours. */
const SPANS = [0, 3, 6, 9, 12] as const
/** Written as the index has them, or it is not used. */
const SPAN_OF: Record<(typeof SPANS)[number], RawBuilder<number>> = {
  0: sql`hour`,
  3: sql`(hour >> 3)`,
  6: sql`(hour >> 6)`,
  9: sql`(hour >> 9)`,
  12: sql`(hour >> 12)`,
}

interface Walk {
  /** A `tsquery` of what is said. */
  query: RawBuilder<unknown>
  channelId: string | undefined
  /** At this instant or before; undefined: from the newest on. */
  until: Date | undefined
  filter: RawBuilder<unknown>
  most: number
}

/**
 * The newest items that say the words, in a time that does not grow with the data. A text index alone would gather every item
 * that says a common word before it could tell the newest. So the index knows the span of time as well: this looks at the
 * newest hour and the one before, then at eight hours and the eight before, and so on, and at the last at all the rest. A
 * common word fills the page from the first spans, a rare one has few items altogether. PostgreSQL works an `append` off in order
 * and stops when `most` are found: the later spans then cost nothing.
 */
export async function walkBack(db: Db | Tx, { query, channelId, until, filter, most }: Walk): Promise<RawBuilder<unknown>> {
  const newest = until ?? (await readNewest(db, channelId))
  const found = (span: RawBuilder<unknown>, end: Date): RawBuilder<unknown> =>
    sql`(select id, at from listening.item where ${span} and ${DOCUMENT} @@ ${query} and ${filter} and at < ${end}
      order by at desc, id desc limit ${most})`
  const steps: RawBuilder<unknown>[] = []
  let end = new Date(newest.getTime() + 1)
  for (const span of SPANS)
    for (let twice = 0; twice < 2; twice++) {
      const number = Math.floor((end.getTime() - 1) / HOUR) >> span
      steps.push(found(sql`${SPAN_OF[span]} = ${sql.lit(number)}`, end))
      end = new Date(number * 2 ** span * HOUR)
    }
  steps.push(found(sql`true`, end))
  return sql`${sql.join(steps, sql` union all `)} limit ${most}`
}

/** When the newest item was written. Channel by channel, each from the end of its index. */
async function readNewest(db: Db | Tx, channelId: string | undefined): Promise<Date> {
  const channels = channelId
    ? sql`values (${channelId}::uuid)`
    : sql`(select channel_id from listening.item order by channel_id limit 1)
        union all select (select channel_id from listening.item where channel_id > channel.id order by channel_id limit 1) from channel where channel.id is not null`
  const { rows } = await sql<{ at: Date | null }>`
    with recursive channel (id) as (${channels})
    select max((select max(at) from listening.item where channel_id = channel.id)) as at from channel`.execute(db)
  return rows[0]?.at ?? new Date(0)
}
