import { sql } from 'kysely'
import { z } from 'zod'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Role } from '../role.ts'

/** An API key without the key. */
export interface KeyRow {
  id: string
  name: string
  role: Role
  prefix: string
  createdAt: Date
  lastUsedAt: Date | null
}

/** The keys that are not revoked, newest first, a page at a time. */
export async function listKeys(db: Db | Tx, { after, limit }: { after?: string; limit: number }): Promise<{ items: KeyRow[]; next: string | null }> {
  const from = after ? fromCursor(after, z.tuple([z.uuid()])) : null
  const { rows } = await sql<KeyRow>`
    select id, name, role, prefix, created_at as "createdAt", last_used_at as "lastUsedAt" from workspace.api_key
    where revoked_at is null ${from ? sql`and id < ${from[0]}::uuid` : sql``} order by id desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? toCursor([items.at(-1)!.id]) : null }
}
