import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Before } from './entries.ts'

/** What is looked for among items. */
export interface Sought {
  /** Words as a person types them; "quoted" together, -without. */
  words: string
  /** Or anything these identities wrote. */
  identityIds: readonly string[]
  channelId?: string | undefined
  direction?: 'in' | 'out' | undefined
  /** From this instant on, and until before that. */
  from?: Date | undefined
  until?: Date | undefined
  before: Before | null
  limit: number
}

export interface Found {
  itemId: string
  threadId: string
  at: Date
  /** Plain text; what was found stands between U+2068 and U+2069. */
  excerpt: string
}

const DOCUMENT = sql`to_tsvector('platform.plain', coalesce(subject, '') || ' ' || text)`
const MARKS = 'StartSel=\u2068, StopSel=\u2069, MaxWords=30, MinWords=10'

/** Items that say the words, in any case and with or without accents, or that somebody wrote; newest first. */
export async function searchItems(db: Db | Tx, sought: Sought): Promise<Found[]> {
  const query = sql`websearch_to_tsquery('platform.plain', ${sought.words})`
  const { channelId, direction, from, until, before, limit } = sought
  const filters = sql.join(
    [
      sql`deleted_at is null`,
      ...(channelId ? [sql`channel_id = ${channelId}`] : []),
      ...(direction ? [sql`direction = ${direction}`] : []),
      ...(from ? [sql`at >= ${from}`] : []),
      ...(until ? [sql`at < ${until}`] : []),
      ...(before ? [sql`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`] : []),
    ],
    sql` and `,
  )
  const { rows } = await sql<Found>`
    with found as (
      (select id, at from listening.item where ${DOCUMENT} @@ ${query} and ${filters} order by at desc, id desc limit ${limit})
      union
      (select id, at from listening.item where identity_id = any(${sought.identityIds}::uuid[]) and ${filters} order by at desc, id desc limit ${limit})
      order by at desc, id desc limit ${limit})
    select item.id as "itemId", thread_id as "threadId", item.at, ts_headline('platform.plain', text, ${query}, ${MARKS}) as excerpt
    from found join listening.item on item.id = found.id order by item.at desc, item.id desc`.execute(db)
  return rows
}
