import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Assessment } from './understand.ts'

/** Keeps what the engine read in items, with its reasons and the engine's name. One statement, however many. */
export async function keepAssessments(tx: Tx, engine: string, read: readonly { itemId: string; assessment: Assessment }[]): Promise<void> {
  if (read.length === 0) return
  const all = read.map((one) => one.assessment)
  await sql`
    insert into triage.assessment (item_id, language, intent, sentiment, urgency, reasons, engine)
    select item_id, language, intent, sentiment, urgency, reasons::jsonb, ${engine}
    from unnest(${read.map((one) => one.itemId)}::uuid[], ${all.map((one) => one.language)}::text[], ${all.map((one) => one.intent)}::text[],
      ${all.map((one) => one.sentiment)}::real[], ${all.map((one) => one.urgency)}::text[], ${all.map((one) => JSON.stringify(one.reasons))}::text[])
      as new (item_id, language, intent, sentiment, urgency, reasons)`.execute(tx)
}
