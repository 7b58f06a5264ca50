import { sql, type RawBuilder } from 'kysely'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Actor, Look } from '#platform/work.ts'
import { visibleTo } from '../allow.ts'
import { WHOLE } from '../conversation/columns.ts'
import type { Shown } from '../view/row.ts'
import { Key, orderOf, read, SOMETIME, type Place, type Stretch, type View } from './reading.ts'

export interface Asked {
  view: View
  teamId?: string | undefined
  channelId?: string | undefined
  tag?: string | undefined
  urgency?: string | undefined
  intent?: string | undefined
  topic?: string | undefined
  /** Only those of this flood, each by itself. */
  flood?: string | undefined
  after?: string | undefined
  limit: number
}

/** The tags of a conversation, beside its columns. */
export const TAGS = sql`array(select tag from desk.conversation_tag where conversation_id = conversation.id order by tag) as tags`
/** How many of its flood, of those one may see, stand where a conversation stands; counted no further than enough. Beside its columns. */
export const floodOf = (by: Actor): RawBuilder<unknown> => sql`
  case when conversation.flood_id is not null then (
    select json_build_object('id', conversation.flood_id, 'count', count(*)::int) from (
      select from desk.conversation as other where other.flood_id = conversation.flood_id and other.state = conversation.state and ${visibleTo(by, 'other')}
      limit ${ENOUGH}) as counted) end as flood`
/** Counted no further than this: a screen says "1,000+". */
const ENOUGH = 1000
const ALL = sql`true`
/**
 * How far a list looks when only some are wanted: so many conversations for one page, the page after goes on from there. A tag
 * on `few` is looked up first; one on more is met soon enough in the order of the list.
 */
const REACH = { lookedAt: 4_000, few: 5_000 }

/**
 * A page of a view. Narrowed by a filter that no index knows it can hold less than `limit` although there is a next: who looks
 * for a needle gets short pages, not slow ones.
 */
export async function list(look: Look, asked: Asked, { lookedAt, few } = REACH): Promise<{ shown: Shown[]; next: string | null }> {
  const { view, teamId, tag, limit } = asked
  const stretch: Stretch = {
    view,
    teamId,
    fits: filterOf(asked, 'conversation') ?? ALL,
    apart: asked.flood !== undefined,
    only: onlyOf(asked),
    after: asked.after ? (fromCursor(asked.after, Key) as Place) : null,
    limit: limit + 1,
  }
  const filter = filterOf(asked, 'met')
  const show = (met: RawBuilder<unknown>, fits: RawBuilder<unknown>): Promise<Row[]> => readShown(look, view, met, fits, limit + 1)
  if (!filter) return page(limit, await show(await read(look, stretch), ALL), null)
  if (tag && (await isOnFew(look, tag, few))) {
    const tagged = await read(look, { ...stretch, only: sql`${stretch.only} and ${isTagged(tag)}`, limit: few })
    return page(limit, await show(tagged, filter), null)
  }
  const met = await read(look, { ...stretch, limit: lookedAt })
  const rows = await show(met, filter)
  return page(limit, rows, rows.length > limit ? null : await endOf(look, met, lookedAt))
}

interface Row extends Shown {
  key: Date | number
}

/** @param beyond where reading goes on if these are all */
function page(limit: number, rows: readonly Row[], beyond: Place | null): { shown: Shown[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? placeOf(shown.at(-1)!) : beyond
  return { shown, next: next && toCursor(next) }
}

const placeOf = ({ key, id }: Pick<Row, 'key' | 'id'>): Place => [key instanceof Date ? key.toISOString() : SOMETIME, id]

/** The first of what was met that fit, whole. */
async function readShown({ db, by }: Look, view: Asked['view'], met: RawBuilder<unknown>, fits: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${WHOLE}, ${TAGS}, ${floodOf(by)}, found.key
    from (select key, id from (${met}) as met where ${fits} order by ${orderOf(view, 'key', 'id')} limit ${limit}) as found
    join desk.conversation on conversation.id = found.id order by ${orderOf(view, 'found.key', 'found.id')}`.execute(db)
  return rows
}

/** The last place looked at, if that was as far as one looks: there may be more beyond. */
async function endOf({ db }: Look, met: RawBuilder<unknown>, lookedAt: number): Promise<Place | null> {
  const { rows } = await sql<Pick<Row, 'key' | 'id'>>`select key, id from (${met}) as met offset ${lookedAt - 1} limit 1`.execute(db)
  return rows[0] ? placeOf(rows[0]) : null
}

async function isOnFew({ db }: Look, tag: string, few: number): Promise<boolean> {
  const { rows } = await sql`select from desk.conversation_tag where tag = ${tag.toLowerCase()} limit ${few + 1}`.execute(db)
  return rows.length <= few
}

const isTagged = (tag: string): RawBuilder<unknown> =>
  sql`conversation.id = any(array(select conversation_id from desk.conversation_tag where tag = ${tag.toLowerCase()}))`

/** Views whose conversations an index finds by channel or by team as well; what waits is not so many. */
const isKnownByChannel = (view: Asked['view']): boolean => view === 'with_them' || view === 'snoozed' || view === 'held' || view === 'closed'

/** The filter that an index finds by itself, over `conversation`. */
function onlyOf({ view, teamId, channelId, flood }: Asked): RawBuilder<unknown> {
  if (flood) return sql`flood_id = ${flood}`
  if (!isKnownByChannel(view)) return ALL
  if (channelId) return sql`channel_id = ${channelId}`
  return teamId ? sql`team_id = ${teamId}` : ALL
}

/** All other filters, over a table with what is looked at; null: everything is wanted. */
function filterOf({ view, teamId, channelId, tag, urgency, intent, topic, flood }: Asked, table: 'met' | 'conversation'): RawBuilder<unknown> | null {
  const isLookedUp = isKnownByChannel(view) && !flood
  const all = [
    teamId && view !== 'queue' && !(isLookedUp && !channelId) && sql`team_id = ${teamId}`,
    channelId && !isLookedUp && sql`channel_id = ${channelId}`,
    urgency && sql`urgency = ${urgency}`,
    intent && sql`intent = ${intent}`,
    topic && sql`topic_id = ${topic}`,
    tag && sql`exists (select from desk.conversation_tag where conversation_id = ${sql.ref(`${table}.id`)} and tag = ${tag.toLowerCase()})`,
  ].filter((one) => one !== undefined && one !== false && one !== '')
  return all.length === 0 ? null : sql.join(all, sql` and `)
}
