import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { asCorrected, type Opinion } from './opinion.ts'
import { suggestedOf, type Suggestion } from '../provider/suggested.ts'
import type { ItemTopic } from '../topics/topic.ts'
import type { Assessment } from '../understand.ts'

/** What is known of an item: what was read of it, where nobody said otherwise, and who said what. */
export interface Known extends Assessment {
  topics: readonly ItemTopic[]
  /** Newest first; of each person the newest on each question. */
  opinions: Opinion[]
  /** What a language model suggests and nobody has decided about. */
  suggestion: Suggestion | null
}

interface Row extends Omit<Assessment, 'urgencyScore' | 'topics'> {
  itemId: string
  score: number
  topics: ItemTopic[] | null
  opinions: Opinion[]
  suggestion: Suggestion | null
}

/** What is known of these items, by item id, as people corrected it. Items nobody read are not in it. */
export async function readAssessments(db: Db | Tx, itemIds: readonly string[]): Promise<Map<string, Known>> {
  return new Map([...(await readAsRead(db, itemIds))].map(([id, known]) => [id, asCorrected(known, known.opinions)]))
}

/** The same as the machine read it; opinions stand beside it. */
export async function readAsRead(db: Db | Tx, itemIds: readonly string[]): Promise<Map<string, Known>> {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select item_id as "itemId", language, intent, intents, sentiment, urgency, urgency_score as score, topics, reasons,
      (select coalesce(json_agg(one order by one.at desc, one.id desc), '[]') from (
        select distinct on (what, by) id, what, "right", "right" is not distinct from said as agrees, by,
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
        from triage.correction where correction.item_id = assessment.item_id and taken_back_at is null order by what, by, correction.at desc, id desc) as one
      ) as opinions, ${suggestedOf(sql`assessment.item_id`)} as suggestion
    from triage.assessment where item_id = any(${itemIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ itemId, score: urgencyScore, topics, ...read }) => [itemId, { ...read, urgencyScore, topics: topics ?? [] }]))
}
