import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Assessment } from './understand.ts'

/** Keeps what was read of these items, each once: an edit is not read anew (decision 0024). */
export async function keepAssessments(tx: Tx, engineName: string, read: readonly (Assessment & { itemId: string })[]): Promise<void> {
  if (read.length === 0) return
  await sql`
    insert into triage.assessment (item_id, language, intent, intents, sentiment, urgency, urgency_score, reasons, engine)
    select item_id, language, intent, intents::json, sentiment, urgency, urgency_score, reasons::json, ${engineName}
    from unnest(${read.map((one) => one.itemId)}::uuid[], ${read.map((one) => one.language)}::text[], ${read.map((one) => one.intent)}::text[],
      ${read.map((one) => JSON.stringify(one.intents))}::text[], ${read.map((one) => one.sentiment)}::real[], ${read.map((one) => one.urgency)}::text[],
      ${read.map((one) => one.urgencyScore)}::smallint[], ${read.map((one) => JSON.stringify(one.reasons))}::text[])
      as new (item_id, language, intent, intents, sentiment, urgency, urgency_score, reasons)`.execute(tx)
}
