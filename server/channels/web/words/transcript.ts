import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** One message between a visitor and us, as the visitor sees it. */
export interface Line {
  place: number
  id: string
  direction: 'in' | 'out'
  text: string
  /** `alt`: what is to be seen, of a picture of ours. */
  attachments: { name: string; type: string; bytes: number; alt?: string | null }[]
  at: Date
}

/** Messages told at once. */
const PAGE = 100

/** What was said after a place, oldest first: at most 100. */
export async function readLines(db: Db | Tx, visitorId: string, after: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select place, id, direction, text, at,
      (select coalesce(jsonb_agg(one - 'file'), '[]') from jsonb_array_elements(attachments) as one) as attachments
    from channels.visitor_message where visitor_id = ${visitorId} and place > ${after} order by place limit ${PAGE}`.execute(db)
  return rows
}

export async function findLine(tx: Tx, visitorId: string, id: string): Promise<{ place: number; at: Date } | null> {
  const { rows } = await sql<{
    place: number
    at: Date
  }>`select place, at from channels.visitor_message where visitor_id = ${visitorId} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The last message before. The visitor is locked by the caller. */
export async function lastLine(tx: Tx, visitorId: string): Promise<{ id: string; at: Date } | null> {
  const { rows } = await sql<{
    id: string
    at: Date
  }>`select id, at from channels.visitor_message where visitor_id = ${visitorId} order by place desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** A clock that was ahead by more was wrong, ms: what is said since is dated by the true one. */
const AHEAD = 24 * 3_600_000

/**
 * When a message is said that follows this one: now, or just after it where another process's clock, or ours before it was set back,
 * was ahead. The desk shows what was said by its date.
 */
export function instantAfter(before: { at: Date } | null, now: Date): Date {
  const ahead = before ? before.at.getTime() - now.getTime() : -1
  return ahead >= 0 && ahead < AHEAD ? new Date(now.getTime() + ahead + 1) : now
}

/** Adds a message at the end. The visitor is locked by the caller, so that places are counted without a gap, and none is passed over by a reader. @returns its place */
export async function addLine(
  tx: Tx,
  now: Date,
  visitorId: string,
  { id, direction, text, attachments }: Pick<Line, 'id' | 'direction' | 'text'> & { attachments: unknown },
): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    with counted as (update channels.visitor set last_place = last_place + 1, last_at = ${now} where id = ${visitorId} returning last_place)
    insert into channels.visitor_message (visitor_id, place, id, direction, text, attachments, at)
    select ${visitorId}, last_place, ${id}, ${direction}, ${text}, ${JSON.stringify(attachments)}::jsonb, ${now} from counted returning place`.execute(tx)
  return rows[0]!.place
}
