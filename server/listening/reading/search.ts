import { sql, type RawBuilder } from 'kysely'
import { ONE_BY_ONE, type Db, type Tx } from '#platform/db.ts'
import type { Before } from './entries.ts'
import { walkBack } from './walk-back.ts'
import { WARNED, type Warned } from './warnings.ts'

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
  /** SQL over `item`: may whoever asks see it, does its conversation fit? Left out: everything is shown. */
  shown?: RawBuilder<boolean> | undefined
  before: Before | null
  limit: number
}

export interface Found extends Warned {
  itemId: string
  threadId: string
  at: Date
  /** Plain text; what was found stands between U+2068 and U+2069. */
  excerpt: string
}

const MARKS = 'StartSel=\u2068, StopSel=\u2069, MaxWords=30, MinWords=10'
/** An excerpt is taken from the beginning of a long text, characters. */
const EXCERPTED = 20_000
/** So many candidates are looked at for a page, at most, when not everything is shown. The page after goes on where this one stopped. */
const CANDIDATES = 200

/**
 * Items that say the words, in any case and with or without accents, or that somebody wrote; newest first. A page can hold
 * less than `limit` although there is more: whoever may see little gets short pages, not slow ones.
 *
 * Candidates are asked for one by one, as PostgreSQL does with a `with` that a `limit` reads: once the page is full no further
 * span of time is looked at. Where it is not, the last row tells how far this page looked.
 * @returns where the next page begins; null: that was all
 */
export async function searchItems(db: Db | Tx, sought: Sought): Promise<{ found: Found[]; next: Before | null }> {
  const { shown = sql<boolean>`true`, words, limit } = sought
  const most = sought.shown ? Math.max(limit + 1, CANDIDATES) : limit + 1
  const { rows } = await sql<Before & Warned & { threadId: string | null; excerpt: string }>`
    with candidate as materialized (${await candidatesOf(db, sought, most)}),
    page as materialized (
      select item.* from candidate,
        lateral (select id, at, thread_id, text, ${WARNED} from listening.item where item.id = candidate.id and ${shown} ${ONE_BY_ONE}) as item limit ${limit + 1})
    select id, at, thread_id as "threadId",
      ts_headline('platform.plain', left(text, ${EXCERPTED}), websearch_to_tsquery('platform.plain', ${words}), ${MARKS}) as excerpt, warned
    from page
    union all
    select id, at, null, '', null from (select * from candidate offset ${most - 1}) as farthest where (select count(*) from page) <= ${limit}
    order by at desc, id desc`.execute(db)
  const shownRows = rows.flatMap(({ id, threadId, at, excerpt, warned }) => (threadId ? [{ itemId: id, threadId, at, excerpt, warned }] : []))
  const found = shownRows.slice(0, limit)
  const last = found.at(-1)
  if (shownRows.length > limit && last) return { found, next: { at: last.at, id: last.itemId } }
  return { found, next: rows.find((row) => row.threadId === null) ?? null }
}

/** `id` and `at` of what says the words or, where somebody is meant, is theirs; newest first. */
async function candidatesOf(db: Db | Tx, sought: Sought, most: number): Promise<RawBuilder<unknown>> {
  const { words, identityIds, channelId, direction, from, until, before } = sought
  const filter = sql.join(
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
  const said = await walkBack(db, { query: sql`websearch_to_tsquery('platform.plain', ${words})`, channelId, until: before?.at ?? until, filter, most })
  if (identityIds.length === 0) return said
  return sql`
    (select * from (${said}) as said)
    union
    (select theirs.id, theirs.at from unnest(${identityIds}::uuid[]) as author (id), lateral (
      select item.id, at from listening.item where identity_id = author.id and ${filter} order by at desc, item.id desc limit ${most}) as theirs)
    order by at desc, id desc limit ${most}`
}
