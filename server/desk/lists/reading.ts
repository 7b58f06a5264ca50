import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/work.ts'
import { audiencesOf, seesAll, visibleTo } from '../allow.ts'
import type { VIEWS } from '../contract.ts'
import { audiencesFor, inPart, queuesOf, type Part } from './audiences.ts'

export type View = (typeof VIEWS)[number]

/** What has no deadline comes last. */
export const SOMETIME = 'infinity'
export const Key = z.tuple([z.union([z.iso.datetime(), z.literal(SOMETIME)]), z.uuid()])
/** Where a page ended: sort key and id of its last row. */
export type Place = [key: string, id: string]

/** What is listed by deadline, the earliest first; all else is listed by its last item, the newest first. */
const BY_DEADLINE: readonly View[] = ['mine', 'queue', 'waiting']
export const orderOf = (view: View, key: string, id: string): RawBuilder<unknown> =>
  sql.raw(BY_DEADLINE.includes(view) ? `${key}, ${id}` : `${key} desc, ${id} desc`)

/** How far a view is read, and what of it. */
export interface Stretch {
  view: View
  /** Whose queue, of the view `queue`. */
  teamId?: string | undefined
  filter: RawBuilder<unknown>
  after: Place | null
  limit: number
}

/**
 * Ids and sort keys of a stretch of a view: only what the actor may see. Each audience (and each queue) is read from its end
 * of an index and no further than the stretch is long, so that the millionth conversation costs nothing.
 */
export function read(by: Actor, stretch: Stretch): RawBuilder<unknown> {
  const { view, filter, after, limit } = stretch
  if (view === 'mine') return ordered({ ...stretch, key: `coalesce(due_at, 'infinity')`, where: sql`owner_id = ${by.id} and state <> 'closed'` })
  if (view === 'queue') return queue(by, stretch)
  if (view === 'mentions') {
    const beyond = after ? sql`and (mention.at, mention.conversation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
    return sql`
      select conversation.id, mention.at as key from desk.mention join desk.conversation on conversation.id = conversation_id
      where member_id = ${by.id} and ${filter} ${beyond} order by mention.at desc, conversation_id desc limit ${limit}`
  }
  return visible(by, stretch, view === 'with_them' ? 'waiting_for_them' : view)
}

interface Ordered extends Stretch {
  /** An SQL expression an index is sorted by, after what `where` makes equal. */
  key: string
  where: RawBuilder<unknown>
}

/** So many rows from an index, from where the last page ended. */
function ordered({ view, key, where, filter, after, limit }: Ordered): RawBuilder<unknown> {
  const k = sql.raw(key)
  const beyond = after
    ? sql`and (${k}, conversation.id) ${sql.raw(BY_DEADLINE.includes(view) ? '>' : '<')} (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``
  return sql`select conversation.id, ${k} as key from desk.conversation where ${where} and ${filter} ${beyond} order by ${orderOf(view, key, 'conversation.id')} limit ${limit}`
}

function queue(by: Actor, stretch: Stretch): RawBuilder<unknown> {
  const teams = stretch.teamId ? sql`select ${stretch.teamId}::uuid as id` : queuesOf(by)
  const where = sql`team_id = team.id and state = 'waiting_for_us' and owner_id is null and ${visibleTo(by)}`
  return sql`select one.id, one.key from (${teams}) as team, lateral (${ordered({ ...stretch, key: 'due_at', where })}) as one order by one.key, one.id limit ${stretch.limit}`
}

/**
 * Every audience of the actor's, and what is direct and shown to them alone: what they are mentioned in, and their own. What
 * was theirs and is closed has no index, and is left to search.
 */
function visible(by: Actor, stretch: Stretch, part: Part): RawBuilder<unknown> {
  const at = { ...stretch, key: part === 'waiting' ? 'due_at' : 'last_item_at' }
  const order = orderOf(stretch.view, 'key', 'id')
  const shared = sql`
    select one.id, one.key from (${audiencesFor(by, part)}) as seen,
      lateral (${ordered({ ...at, where: sql`audience = seen.id and ${inPart(part)}` })}) as one`
  if (seesAll(by)) return sql`${shared} order by ${order} limit ${stretch.limit}`
  const besides = sql`audience <> all(${audiencesOf(by)}::uuid[]) and ${inPart(part)}`
  const own = ordered({ ...at, where: part === 'closed' ? sql`false` : sql`owner_id = ${by.id} and ${besides}` })
  const mentioned = ordered({
    ...at,
    where: sql`conversation.id = any(array(select conversation_id from desk.mention where member_id = ${by.id})) and ${besides}`,
  })
  return sql`select id, key from (${shared} union (${own}) union (${mentioned})) as either order by ${order} limit ${stretch.limit}`
}
