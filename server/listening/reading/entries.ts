import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** An item as it is shown: what it says now and said before, with its attachments. */
export interface EntryItem {
  id: string
  networkId: string
  network: string
  threadId: string
  direction: 'in' | 'out'
  visibility: 'public' | 'direct'
  identityId: string
  subject: string | null
  text: string
  html: string | null
  url: string | null
  at: Date
  receivedAt: Date
  editedAt: Date | null
  deletedAt: Date | null
  automatic: boolean
  writtenBy: string | null
  extra: Record<string, unknown>
  /** Oldest first; `until` is an ISO instant. */
  versions: { text: string; until: string }[]
  attachments: { id: string; name: string; type: string; bytes: number; alt: string | null }[]
}

/** A place between items: those before it are older, and of the same instant those with smaller ids. */
export interface Before {
  at: Date
  id: string
}

const ENTRY = sql`
  id, network_id as "networkId", network, thread_id as "threadId", direction, visibility, identity_id as "identityId", subject, text, html, url, at,
  received_at as "receivedAt", edited_at as "editedAt", deleted_at as "deletedAt", automatic, written_by as "writtenBy", extra,
  coalesce((select json_agg(json_build_object('text', v.text, 'until', to_char(v.replaced_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.replaced_at)
    from listening.item_version v where v.item_id = item.id), '[]') as versions,
  coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'bytes', a.bytes, 'alt', a.alt) order by a.id)
    from listening.attachment a where a.item_id = item.id), '[]') as attachments`

/** The newest items of a thread before a place (null: of all), newest first. */
export async function readEntries(db: Db | Tx, threadId: string, before: Before | null, limit: number): Promise<EntryItem[]> {
  const older = before ? sql`and (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const { rows } = await sql<EntryItem>`
    select ${ENTRY} from listening.item where thread_id = ${threadId} ${older} order by at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** The newest item of theirs in a thread that can be answered: not automatic, and not taken back unless all were. */
export async function readNewestOfTheirs(db: Db | Tx, threadId: string): Promise<EntryItem | null> {
  const { rows } = await sql<EntryItem>`
    select ${ENTRY} from listening.item where thread_id = ${threadId} and direction = 'in' and not automatic
    order by deleted_at is not null, at desc, id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** For each of these items, when the oldest of theirs was written that stands in its thread since, and can be answered. One after which nothing does is not in it. */
export async function readNextOfTheirs(tx: Tx, itemIds: readonly string[]): Promise<Map<string, Date>> {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; at: Date }>`
    select item.id, next.at from listening.item, lateral (
      select at from listening.item as later where later.thread_id = item.thread_id and later.at >= item.at
        and direction = 'in' and not automatic and deleted_at is null order by at limit 1) as next
    where item.id = any(${itemIds}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, at }) => [id, at]))
}
