import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { demandMember, say } from '../correcting/correct.ts'
import type { Items } from '../correcting/items.ts'
import type { SuggestionView } from './contract.ts'

export type Suggestion = z.input<typeof SuggestionView>

/** What a language model suggests of these items and nobody has decided about, by item. */
export async function readSuggestions(db: Db | Tx, itemIds: readonly string[]): Promise<Map<string, Suggestion>> {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<Omit<Suggestion, 'at'> & { itemId: string; at: Date }>`
    select item_id as "itemId", model, at, language, intent, sentiment, urgency, (
        select json_build_object('id', topic.id, 'name', topic.name) from triage.topic where topic.id = topic_id and archived_at is null) as topic
    from triage.suggestion
    where item_id = any(${itemIds}::uuid[]) and decided_at is null`.execute(db)
  return new Map(rows.map(({ itemId, at, ...one }) => [itemId, { ...one, at: at.toISOString() }]))
}

/**
 * A member accepts what a model suggests: from then on it is their word, like any correction. Or says that it is not so: it goes
 * away. Refuses what somebody decided meanwhile. @returns the act by which an acceptance is taken back
 */
export async function decide(work: Work, items: Items, jobs: Jobs, itemId: string, accept: boolean): Promise<{ id: string | null }> {
  const { tx, now } = work
  const by = demandMember(work.by)
  const place = await items.find(work, itemId)
  const suggestion = (await readSuggestions(tx, [itemId])).get(itemId)
  if (!suggestion) throw new Refusal('not-found', 'no-such-suggestion', 'There is no suggestion for this message any more: a colleague may have decided.')
  const { intent, sentiment, urgency, topic } = suggestion
  const labels = [
    { what: 'intent' as const, right: intent },
    { what: 'sentiment' as const, right: sentiment },
    { what: 'urgency' as const, right: urgency },
    ...(topic ? [{ what: 'topic' as const, right: topic.id }] : []),
  ]
  const id = accept ? (await say(work, items, jobs, itemId, place, labels)).id : null
  await sql`update triage.suggestion set decided_at = ${now}, decided_by = ${by}, accepted = ${id} where item_id = ${itemId}`.execute(tx)
  if (!accept) await record(tx, now, [{ kind: 'item.suggestion_refused', by, ...place, data: { itemId } }])
  return { id }
}

/** A member takes back that a suggestion is not so: it stands there again. */
export async function undecide(work: Work, items: Items, itemId: string): Promise<void> {
  const { tx, now } = work
  const by = demandMember(work.by)
  const place = await items.find(work, itemId)
  await sql`update triage.suggestion set decided_at = null, decided_by = null where item_id = ${itemId} and accepted is null`.execute(tx)
  await record(tx, now, [{ kind: 'item.suggested', by, ...place, data: { itemId } }])
}
