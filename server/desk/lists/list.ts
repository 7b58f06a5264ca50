import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Actor, Look } from '#platform/work.ts'
import { audiencesOf, seesAll, visibleTo } from '../allow.ts'
import type { VIEWS } from '../contract.ts'
import { WHOLE } from '../conversation/columns.ts'
import type { Shown } from '../view/row.ts'
import { audiencesFor, inPart, queuesOf, type Part } from './audiences.ts'

export type View = (typeof VIEWS)[number]

/** What a list shows of a view. */
export interface Filter {
  teamId?: string | undefined
  channelId?: string | undefined
  tag?: string | undefined
  urgency?: string | undefined
  intent?: string | undefined
}

export interface Asked extends Filter {
  view: View
  after?: string | undefined
  limit: number
}

/** What is listed by deadline, the earliest first; all else is listed by its last item, the newest first. */
const BY_DEADLINE: readonly View[] = ['mine', 'queue', 'waiting']
/** What has no deadline comes last. */
const SOMETIME = 'infinity'
const Key = z.tuple([z.union([z.iso.datetime(), z.literal(SOMETIME)]), z.uuid()])
/** Where a page ended: sort key and id of its last row. */
type Place = [key: string, id: string]

/** The tags of a conversation, beside its columns. */
export const TAGS = sql`array(select tag from desk.conversation_tag where conversation_id = conversation.id order by tag) as tags`

/**
 * A page of a view: only what the actor may see. Each audience (and each queue) is read from its end of an index and no
 * further than the page is long, so that the millionth conversation costs nothing. @returns one more than a page tells that there is a next
 */
export async function list(look: Look, asked: Asked): Promise<{ shown: Shown[]; next: string | null }> {
  const after = asked.after ? (fromCursor(asked.after, Key) as Place) : null
  const { rows } = await sql<Shown & { key: Date | number }>`
    select ${WHOLE}, ${TAGS}, found.key from (${foundIn(look.by, asked, after)}) as found join desk.conversation on conversation.id = found.id
    order by ${orderOf(asked.view, 'found.key', 'found.id')}`.execute(look.db)
  const shown = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? shown.at(-1)! : null
  return { shown, next: last && toCursor([last.key instanceof Date ? last.key.toISOString() : SOMETIME, last.id]) }
}

const orderOf = (view: View, key: string, id: string): RawBuilder<unknown> => sql.raw(BY_DEADLINE.includes(view) ? `${key}, ${id}` : `${key} desc, ${id} desc`)

/** Ids and sort keys of a page, and one more. */
function foundIn(by: Actor, asked: Asked, after: Place | null): RawBuilder<unknown> {
  const end = { filters: filtersOf(asked), after, limit: asked.limit + 1 }
  if (asked.view === 'mine')
    return reading({ ...end, key: `coalesce(due_at, 'infinity')`, where: sql`owner_id = ${by.id} and state <> 'closed'`, forwards: true })
  if (asked.view === 'queue') return queue(by, asked, end)
  if (asked.view === 'mentions') return mentions(by, end)
  const part: Part = asked.view === 'with_them' ? 'waiting_for_them' : asked.view
  return visible(by, part, end)
}

interface End {
  filters: RawBuilder<boolean>
  after: Place | null
  limit: number
}

interface Reading extends End {
  /** An SQL expression an index is sorted by, after what `where` makes equal. */
  key: string
  where: RawBuilder<unknown>
  forwards: boolean
}

/** So many rows from an index, from where the last page ended. */
function reading({ key, where, forwards, filters, after, limit }: Reading): RawBuilder<unknown> {
  const k = sql.raw(key)
  const beyond = after ? sql`and (${k}, conversation.id) ${sql.raw(forwards ? '>' : '<')} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const order = sql.raw(forwards ? `${key}, conversation.id` : `${key} desc, conversation.id desc`)
  return sql`select conversation.id, ${k} as key from desk.conversation where ${where} and ${filters} ${beyond} order by ${order} limit ${limit}`
}

function queue(by: Actor, { teamId }: Filter, end: End): RawBuilder<unknown> {
  const teams = teamId ? sql`select ${teamId}::uuid as id` : queuesOf(by)
  const where = sql`team_id = team.id and state = 'waiting_for_us' and owner_id is null and ${visibleTo(by)}`
  return sql`select one.id, one.key from (${teams}) as team, lateral (${reading({ ...end, key: 'due_at', where, forwards: true })}) as one order by one.key, one.id limit ${end.limit}`
}

function mentions(by: Actor, { filters, after, limit }: End): RawBuilder<unknown> {
  const beyond = after ? sql`and (mention.at, mention.conversation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  return sql`
    select conversation.id, mention.at as key from desk.mention join desk.conversation on conversation.id = conversation_id
    where member_id = ${by.id} and ${filters} ${beyond} order by mention.at desc, conversation_id desc limit ${limit}`
}

/**
 * Every audience of the actor's, and what is direct and shown to them alone: what they are mentioned in, and their own. What
 * was theirs and is closed has no index, and is left to search.
 */
function visible(by: Actor, part: Part, end: End): RawBuilder<unknown> {
  const forwards = part === 'waiting'
  const at = { ...end, forwards, key: forwards ? 'due_at' : 'last_item_at' }
  const shared = sql`
    select one.id, one.key from (${audiencesFor(by, part)}) as seen,
      lateral (${reading({ ...at, where: sql`audience = seen.id and ${inPart(part)}` })}) as one`
  const order = sql.raw(forwards ? 'key, id' : 'key desc, id desc')
  if (seesAll(by)) return sql`${shared} order by ${order} limit ${end.limit}`
  const besides = sql`audience <> all(${audiencesOf(by)}::uuid[]) and ${inPart(part)}`
  const own = reading({ ...at, where: part === 'closed' ? sql`false` : sql`owner_id = ${by.id} and ${besides}` })
  const mentioned = reading({ ...at, where: sql`conversation.id = any(array(select conversation_id from desk.mention where member_id = ${by.id})) and ${besides}` })
  return sql`select id, key from (${shared} union (${own}) union (${mentioned})) as either order by ${order} limit ${end.limit}`
}

function filtersOf({ view, teamId, channelId, tag, urgency, intent }: Asked): RawBuilder<boolean> {
  const all = [
    teamId && view !== 'queue' && sql`team_id = ${teamId}`,
    channelId && sql`channel_id = ${channelId}`,
    urgency && sql`urgency = ${urgency}`,
    intent && sql`intent = ${intent}`,
    tag && sql`exists (select from desk.conversation_tag where conversation_id = conversation.id and tag = ${tag.toLowerCase()})`,
  ].filter((one) => one !== undefined && one !== false && one !== '')
  return all.length === 0 ? sql`true` : sql`${sql.join(all, sql` and `)}`
}
