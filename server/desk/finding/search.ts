import { sql } from 'kysely'
import { searchItems, type Found } from '#listening'
import { findIdentities } from '#people'
import { toCursor } from '#platform/http/route.ts'
import type { Look } from '#platform/work.ts'
import { visibleTo } from '../allow.ts'
import { WHOLE } from '../conversation/columns.ts'
import { TAGS } from '../lists/list.ts'
import type { Shown } from '../view/row.ts'
import { placeOf } from './timeline.ts'

/** What is looked for. `from` and `to` are days (YYYY-MM-DD, UTC), both included. */
export interface Sought {
  q: string
  channelId?: string | undefined
  state?: string | undefined
  direction?: 'in' | 'out' | undefined
  from?: string | undefined
  to?: string | undefined
  after?: string | undefined
  limit: number
}

/** Items found, each with the conversation it stands in. */
export interface Hit extends Found {
  conversation: Shown
}

const DAY = 86_400_000

/**
 * Finds conversations by what was said in them, or by the name or handle of who said it, newest first. What the actor may not
 * see is not found: a page may then be shorter than asked for though there is a next.
 */
export async function search({ db, by }: Pick<Look, 'db' | 'by'>, sought: Sought): Promise<{ hits: Hit[]; next: string | null }> {
  const { q, channelId, direction, from, to, limit } = sought
  const identityIds = await findIdentities(db, q)
  const dates = { from: from ? new Date(from) : undefined, until: to ? new Date(Date.parse(to) + DAY) : undefined }
  const fits = sql`${visibleTo(by)} ${sought.state ? sql`and state = ${sought.state}` : sql``}`
  const shown = sql<boolean>`exists (select from desk.conversation where conversation.id = item.thread_id and ${fits})`
  const { found, next } = await searchItems(db, { words: q, identityIds, channelId, direction, ...dates, shown, before: placeOf(sought.after), limit })
  const conversations = await readShown(
    db,
    found.map((one) => one.threadId),
  )
  const hits = found.flatMap((one) => (conversations.has(one.threadId) ? [{ ...one, conversation: conversations.get(one.threadId)! }] : []))
  return { hits, next: next && toCursor([next.at.toISOString(), next.id]) }
}

async function readShown(db: Look['db'], ids: readonly string[]): Promise<Map<string, Shown>> {
  const { rows } = await sql<Shown>`select ${WHOLE}, ${TAGS} from desk.conversation where conversation.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
