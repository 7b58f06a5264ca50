import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Assessment } from './understand.ts'

type Read = readonly (Assessment & { itemId: string })[]

/** Keeps what was read of these items, each for the first time. */
export async function keepAssessments(tx: Tx, engineName: string, read: Read): Promise<void> {
  if (read.length === 0) return
  await sql`
    insert into triage.assessment (item_id, language, intent, intents, sentiment, urgency, urgency_score, topics, reasons, engine)
    select item_id, language, intent, intents::json, sentiment, urgency, urgency_score, topics::json, reasons::json, ${engineName} from ${rowsOf(read)}`.execute(
    tx,
  )
}

/** Puts what was read of edited items in the place of what was read before; of one that nobody read, nothing is kept. */
export async function renewAssessments(tx: Tx, engineName: string, read: Read): Promise<void> {
  if (read.length === 0) return
  await sql`
    update triage.assessment set language = new.language, intent = new.intent, intents = new.intents::json, sentiment = new.sentiment, urgency = new.urgency,
      urgency_score = new.urgency_score, topics = new.topics::json, reasons = new.reasons::json, engine = ${engineName}
    from ${rowsOf(read)} where assessment.item_id = new.item_id`.execute(tx)
}

const rowsOf = (read: Read) => sql`
  unnest(${read.map((one) => one.itemId)}::uuid[], ${read.map((one) => one.language)}::text[], ${read.map((one) => one.intent)}::text[],
    ${read.map((one) => JSON.stringify(one.intents))}::text[], ${read.map((one) => one.sentiment)}::real[], ${read.map((one) => one.urgency)}::text[],
    ${read.map((one) => one.urgencyScore)}::smallint[], ${read.map((one) => (one.topics?.length ? JSON.stringify(one.topics) : null))}::text[],
    ${read.map((one) => JSON.stringify(one.reasons))}::text[])
    as new (item_id, language, intent, intents, sentiment, urgency, urgency_score, topics, reasons)`
