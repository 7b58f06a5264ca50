import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Assessment } from './understand.ts'

/** Keeps what was read of these items; a second reading of an item replaces the first (its author edited it). */
export async function keepAssessments(tx: Tx, engineName: string, read: readonly (Assessment & { itemId: string })[]): Promise<void> {
  if (read.length === 0) return
  await sql`
    insert into triage.assessment (item_id, language, intent, sentiment, urgency, reasons, engine)
    select item_id, language, intent, sentiment, urgency, reasons::jsonb, ${engineName}
    from unnest(${read.map((one) => one.itemId)}::uuid[], ${read.map((one) => one.language)}::text[], ${read.map((one) => one.intent)}::text[],
      ${read.map((one) => one.sentiment)}::real[], ${read.map((one) => one.urgency)}::text[], ${read.map((one) => JSON.stringify(one.reasons))}::text[])
      as new (item_id, language, intent, sentiment, urgency, reasons)
    on conflict (item_id) do update set language = excluded.language, intent = excluded.intent, sentiment = excluded.sentiment,
      urgency = excluded.urgency, reasons = excluded.reasons, engine = excluded.engine`.execute(tx)
}
