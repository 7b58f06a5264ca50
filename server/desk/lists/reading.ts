import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Look } from '#platform/work.ts'
import { audiencesOf, seesAll, visibleTo } from '../allow.ts'
import { hintedTo } from './hinted.ts'
import type { VIEWS } from '../contract.ts'
import { inPart, readAudiences, readQueues, type Part } from './audiences.ts'

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

/** Which part of a view is read, and from where. */
export interface Stretch {
  view: View
  /** Whose queue, of the view `queue`. */
  teamId?: string | undefined
  /** SQL over `conversation`: what is not read at all. */
  only: RawBuilder<unknown>
  /** All other filters, over `conversation`; of a flood the first that fits them is its line. */
  fits: RawBuilder<unknown>
  /** Every conversation of a flood by itself? Else a flood is one line: the first of it. */
  apart: boolean
  after: Place | null
  limit: number
}

/** What is read of a conversation while it is looked for: the indexes of the lists hold it, so that the rows need not be fetched. */
const LOOKED_AT = sql`conversation.id, team_id, channel_id, urgency, intent, topic_id`
/** The same, out of a subquery. */
const LOOKED_AT_LINE = sql`line.id, line.team_id, line.channel_id, line.urgency, line.intent, line.topic_id`

/**
 * What an actor may see of a view, in its order, as SQL: `id`, `key` (what it is ordered by) and what filters ask for. Each
 * audience (and each queue) is one branch, read from its end of an index; PostgreSQL merges them row by row and stops when there
 * are enough, so that the millionth conversation costs nothing.
 */
export async function read(look: Look, stretch: Stretch): Promise<RawBuilder<unknown>> {
  const branches = await branchesOf(look, stretch)
  return sql`
    select * from (${sql.join(branches, sql` union all `)}) as one order by ${orderOf(stretch.view, 'one.key', 'one.id')} limit ${stretch.limit}`
}

function branchesOf(look: Look, stretch: Stretch): Promise<RawBuilder<unknown>[]> {
  const { view } = stretch
  if (view === 'mine')
    return Promise.resolve([branch({ ...stretch, apart: true }, `coalesce(due_at, '${SOMETIME}')`, sql`owner_id = ${look.by.id} and state <> 'closed'`)])
  if (view === 'queue') return queues(look, stretch)
  if (view === 'mentions') return Promise.resolve([mentions(look, stretch)])
  if (view === 'hints') return hints(look, stretch)
  return visible(look, stretch, view === 'with_them' ? 'waiting_for_them' : view)
}

/** @param key what an index is sorted by, after what `where` makes equal */
function branch({ view, only, fits, apart, after, limit }: Stretch, key: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const k = sql.raw(key)
  const isBefore = sql.raw(BY_DEADLINE.includes(view) ? '<' : '>')
  const beyond = after ? sql`and (${after[0]}::timestamptz, ${after[1]}::uuid) ${isBefore} (${k}, conversation.id)` : sql``
  const isLine = apart
    ? sql`true`
    : sql`(line.flood_id is null or not exists (
        select from desk.conversation where conversation.flood_id = line.flood_id and ${where} and ${only} and ${fits}
          and (${k}, conversation.id) ${isBefore} (line.key, line.id)))`
  return sql`(
    select ${LOOKED_AT_LINE}, line.key from (select ${LOOKED_AT}, flood_id, ${k} as key from desk.conversation where ${where} and ${only} ${beyond}) as line
    where ${isLine} order by ${orderOf(view, 'line.key', 'line.id')} limit ${limit})`
}

function mentions({ by }: Look, { only, after, limit }: Stretch): RawBuilder<unknown> {
  const beyond = after ? sql`and (mention.at, mention.conversation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  return sql`(
    select ${LOOKED_AT}, mention.at as key from desk.mention join desk.conversation on conversation.id = conversation_id
    where member_id = ${by.id} and ${only} ${beyond} order by mention.at desc, conversation_id desc limit ${limit})`
}

/** What rules hinted to the actor's teams and is still open, once each. No hint shows what one may not see. */
async function hints(look: Look, { only, after, limit }: Stretch): Promise<RawBuilder<unknown>[]> {
  const beyond = after ? sql`and (hinted.at, hinted.conversation_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const shown = sql`(
    select ${LOOKED_AT}, hinted.at as key from (select conversation_id, at from desk.hint where ${await hintedTo(look)}) as hinted
    join desk.conversation on conversation.id = conversation_id
    where state not in ('closed', 'held') and ${visibleTo(look.by)} and ${only} ${beyond} order by hinted.at desc, conversation_id desc limit ${limit})`
  return [shown]
}

async function queues(look: Look, stretch: Stretch): Promise<RawBuilder<unknown>[]> {
  const teams = stretch.teamId ? [stretch.teamId] : await readQueues(look)
  const where = (id: string | null) => sql`team_id = ${id}::uuid and state = 'waiting_for_us' and owner_id is null and ${visibleTo(look.by)}`
  return (teams.length > 0 ? teams : [null]).map((id) => branch(stretch, 'due_at', where(id)))
}

/**
 * Every audience of the actor's, and what is direct and shown to them alone: what they are mentioned in, and their own. What
 * was theirs and is closed has no index, and is left to search.
 */
async function visible(look: Look, stretch: Stretch, part: Part): Promise<RawBuilder<unknown>[]> {
  const { by } = look
  const key = part === 'waiting' ? 'due_at' : 'last_item_at'
  const audiences = await readAudiences(look, part)
  const shared = audiences.map((id) => branch(stretch, key, sql`audience = ${id}::uuid and ${inPart(part)}`))
  if (seesAll(by)) return shared
  const besides = sql`audience <> all(${audiencesOf(by)}::uuid[]) and ${inPart(part)}`
  const own = part === 'closed' ? [] : [branch(stretch, key, sql`owner_id = ${by.id} and ${besides}`)]
  const isMentioned = sql`conversation.id = any(array(select conversation_id from desk.mention where member_id = ${by.id}))`
  const isOwn = part === 'closed' ? sql`false` : sql`owner_id is not distinct from ${by.id}`
  return [...shared, ...own, branch(stretch, key, sql`${isMentioned} and not (${isOwn}) and ${besides}`)]
}
