import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** What somebody first said in a thread. */
export interface OpeningItem {
  threadId: string
  id: string
  identityId: string
  at: Date
  visibility: 'public' | 'direct'
  subject: string | null
  text: string
}

/** Characters of each that are read: whole posts, and the beginning of long mails. */
const SIGNS = 5_000

/** The first item of theirs in each of these threads, by thread; a machine's word only where nobody else spoke. */
export async function readOpenings(db: Db | Tx, threadIds: readonly string[]): Promise<Map<string, OpeningItem>> {
  if (threadIds.length === 0) return new Map()
  const { rows } = await sql<OpeningItem>`
    select said.* from unnest(${threadIds}::uuid[]) as thread (id), lateral (
      select thread_id as "threadId", item.id, identity_id as "identityId", at, visibility, subject, left(text, ${SIGNS}) as text from listening.item
      where thread_id = thread.id and direction = 'in' order by automatic, at, item.id limit 1) as said`.execute(db)
  return new Map(rows.map((row) => [row.threadId, row]))
}
