import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { demandMember, say } from '../correcting/correct.ts'
import type { Items } from '../correcting/items.ts'
import { suggestedOf, type Suggestion } from './suggested.ts'

/**
 * A member accepts what a model suggests: from then on it is their word, like any correction. Or says that it is not so: it goes
 * away. Refuses what somebody decided meanwhile. @returns the act by which an acceptance is taken back
 */
export async function decide(work: Work, items: Items, jobs: Jobs, itemId: string, accept: boolean): Promise<{ id: string | null }> {
  const { tx, now } = work
  const by = demandMember(work.by)
  const place = await items.find(work, itemId)
  const { rows } = await sql<{ suggestion: Suggestion | null }>`select ${suggestedOf(sql`${itemId}::uuid`)} as suggestion`.execute(tx)
  const suggestion = rows[0]!.suggestion
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
