import { sql } from 'kysely'
import { warningsOf } from '#channels'
import type { Db, Tx } from '#platform/db.ts'

/** Of these items, what each of theirs is to be covered for in a list; those without a warning are left out. */
export async function readWarnings(db: Db | Tx, itemIds: readonly string[]): Promise<Map<string, string[]>> {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; extra: Record<string, unknown> }>`
    select id, extra from listening.item where id = any(${itemIds}::uuid[]) and direction = 'in' and extra ?| array['labels', 'warning']`.execute(db)
  return new Map(rows.flatMap(({ id, extra }) => (warningsOf(extra).length > 0 ? [[id, warningsOf(extra)]] : [])))
}
