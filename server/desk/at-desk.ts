import { sql } from 'kysely'
import type { AtDesk } from '#triage'

/** Of these threads, those that are conversations: what was heard and only counted is none. */
export const atDesk: AtDesk = async (tx, threadIds) => {
  const { rows } = await sql<{ id: string }>`select id from desk.conversation where id = any(${threadIds}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
