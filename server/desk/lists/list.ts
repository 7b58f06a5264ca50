import { sql, type RawBuilder } from 'kysely'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Look } from '#platform/work.ts'
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
  after?: string | undefined
  limit: number
}

/** The tags of a conversation, beside its columns. */
export const TAGS = sql`array(select tag from desk.conversation_tag where conversation_id = conversation.id order by tag) as tags`
const ALL = sql`true`
/**
 * How far a list looks when only some are wanted: so many conversations for one page, the page after goes on from there. A tag
 * on `few` is looked up first; one on more is met soon enough in the order of the list.
 */
const REACH = { lookedAt: 4_000, few: 5_000 }

/**
 * A page of a view. Narrowed by a filter it can hold less than `limit` although there is a next: who looks for a needle gets
 * short pages, not slow ones.
 */
export async function list(look: Look, asked: Asked, { lookedAt, few } = REACH): Promise<{ shown: Shown[]; next: string | null }> {
  const { view, teamId, tag, limit } = asked
  const filter = filterOf(asked)
  const stretch: Stretch = { view, teamId, filter: ALL, after: asked.after ? (fromCursor(asked.after, Key) as Place) : null, limit: limit + 1 }
  if (!filter) return page(limit, await readShown(look, stretch, ALL, limit + 1), null)
  if (tag && (await isOnFew(look, tag, few))) return page(limit, await readShown(look, { ...stretch, filter }, ALL, limit + 1), null)
  const long = { ...stretch, limit: lookedAt }
  const rows = await readShown(look, long, filter, limit + 1)
  return page(limit, rows, rows.length > limit ? null : await endOf(look, long))
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

async function readShown({ db, by }: Look, stretch: Stretch, fits: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${WHOLE}, ${TAGS}, found.key from (${read(by, stretch)}) as found join desk.conversation on conversation.id = found.id
    where ${fits} order by ${orderOf(stretch.view, 'found.key', 'found.id')} limit ${limit}`.execute(db)
  return rows
}

/** The last place of a stretch, if it is as long as it may be: there may be more beyond. */
async function endOf({ db, by }: Look, stretch: Stretch): Promise<Place | null> {
  const { rows } = await sql<Pick<Row, 'key' | 'id'>>`
    select key, id from (${read(by, stretch)}) as found order by ${orderOf(stretch.view, 'key', 'id')} offset ${stretch.limit - 1} limit 1`.execute(db)
  return rows[0] ? placeOf(rows[0]) : null
}

async function isOnFew({ db }: Look, tag: string, few: number): Promise<boolean> {
  const { rows } = await sql`select from desk.conversation_tag where tag = ${tag.toLowerCase()} limit ${few + 1}`.execute(db)
  return rows.length <= few
}

/** SQL over `conversation`; null: everything is wanted. */
function filterOf({ view, teamId, channelId, tag, urgency, intent }: Asked): RawBuilder<unknown> | null {
  const all = [
    teamId && view !== 'queue' && sql`team_id = ${teamId}`,
    channelId && sql`channel_id = ${channelId}`,
    urgency && sql`urgency = ${urgency}`,
    intent && sql`intent = ${intent}`,
    tag && sql`conversation.id = any(array(select conversation_id from desk.conversation_tag where tag = ${tag.toLowerCase()}))`,
  ].filter((one) => one !== undefined && one !== false && one !== '')
  return all.length === 0 ? null : sql.join(all, sql` and `)
}
