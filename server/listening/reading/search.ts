import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Before } from './entries.ts'
import { walkBack } from './walk-back.ts'

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

export interface Found {
  itemId: string
  threadId: string
  at: Date
  /** Plain text; what was found stands between U+2068 and U+2069. */
  excerpt: string
}

const MARKS = 'StartSel=\u2068, StopSel=\u2069, MaxWords=30, MinWords=10'
/** An excerpt is taken from the beginning of a long text, characters. */
const EXCERPTED = 20_000
/** So many candidates are looked at for a page when not everything is shown. The page after goes on where this one stopped. */
const CANDIDATES = 200

/**
 * Items that say the words, in any case and with or without accents, or that somebody wrote; newest first. A page can hold
 * less than `limit` although there is more: whoever may see little gets short pages, not slow ones.
 * @returns where the next page begins; null: that was all
 */
export async function searchItems(db: Db | Tx, sought: Sought): Promise<{ found: Found[]; next: Before | null }> {
  const { shown = sql<boolean>`true`, words, limit } = sought
  const most = sought.shown ? Math.max(limit + 1, CANDIDATES) : limit + 1
  const { rows } = await sql<Before & { threadId: string; excerpt: string | null }>`
    with candidate as (
      select id, at from (${sql.join(await waysOf(db, sought, most), sql` union `)}) as either order by at desc, id desc limit ${most}),
    seen as (
      select item.id, item.at, thread_id, text, shown, count(*) filter (where shown) over (order by item.at desc, item.id desc) as nth
      from candidate join listening.item on item.id = candidate.id, lateral (select ${shown} as shown) as whether)
    select id, at, thread_id as "threadId",
      case when shown and nth <= ${limit} then ts_headline('platform.plain', left(text, ${EXCERPTED}), websearch_to_tsquery('platform.plain', ${words}), ${MARKS}) end as excerpt
    from seen order by at desc, id desc`.execute(db)
  const found = rows.flatMap(({ id, threadId, at, excerpt }) => (excerpt === null ? [] : [{ itemId: id, threadId, at, excerpt }]))
  const last = found.length === limit ? rows.find((row) => row.id === found.at(-1)!.itemId)! : rows.at(-1)
  const rest = found.length === limit ? last !== rows.at(-1) : rows.length === most
  return { found, next: rest && last ? { at: last.at, id: last.id } : null }
}

/** By words and, where somebody is meant, by author. Each is newest first and long enough for the page. */
async function waysOf(db: Db | Tx, sought: Sought, most: number): Promise<RawBuilder<unknown>[]> {
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
  const theirs = sql`
    select said.id, said.at from unnest(${identityIds}::uuid[]) as author (id), lateral (
      select item.id, at from listening.item where identity_id = author.id and ${filter} order by at desc, item.id desc limit ${most}) as said`
  const said = sql`select * from (${await walkBack(db, { words, channelId, until: before?.at ?? until, filter, most })}) as said`
  return identityIds.length > 0 ? [said, theirs] : [said]
}
