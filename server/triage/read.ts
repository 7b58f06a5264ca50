import type { Db, Tx } from '#platform/db.ts'
import { triage } from './tables.ts'
import type { Assessment } from './understand.ts'

/** What was read of these items, by item id. Items nobody read are not in it. */
export async function readAssessments(db: Db | Tx, itemIds: readonly string[]): Promise<Map<string, Assessment>> {
  if (itemIds.length === 0) return new Map()
  const rows = await triage(db)
    .selectFrom('triage.assessment')
    .select(['item_id', 'language', 'intent', 'intents', 'sentiment', 'urgency', 'urgency_score', 'reasons'])
    .where('item_id', 'in', [...itemIds])
    .execute()
  return new Map(rows.map(({ item_id, urgency_score: urgencyScore, ...assessment }) => [item_id, { ...assessment, urgencyScore }]))
}
