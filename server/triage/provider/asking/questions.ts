import { sql } from 'kysely'
import { firstIdAt } from '#platform/ids.ts'
import type { Tx } from '#platform/db.ts'
import type { Provider } from '../provider.ts'

/** An item that is asked about. */
export interface Question {
  itemId: string
  /** This time included. */
  tries: number
}

/** What was kept so long before the last look may have been committed after it, ms. */
const OVERLAP = 10 * 60_000
/** What was not asked about within so long is no longer worth it, ms. */
const STALE = 7 * 86_400_000
/** Put in line at one look, the newest: of a large import the rest is not worth its price. */
const MOST = 1_000
/** Whoever asks has so long; then another may, ms. */
const LEASE = 60_000

/** Puts in line what was read since the last look and not surely, or not at all. Nothing that was asked or answered before. */
export async function putInLine(tx: Tx, now: Date, { below, unassessed, lookedAt }: Provider): Promise<void> {
  await sql`
    insert into triage.question (item_id, why, asked_at, next_at)
    select item_id, case when sentiment is null then 'unassessed' else 'unsure' end, ${now}, ${now} from triage.assessment
    where item_id >= ${firstIdAt(new Date(lookedAt.getTime() - OVERLAP))}
      and case when sentiment is null then ${unassessed} else coalesce((intents -> 0 ->> 'confidence')::real, 0) < ${below} end
      and not exists (select from triage.correction where correction.item_id = assessment.item_id and taken_back_at is null)
      and not exists (select from triage.suggestion where suggestion.item_id = assessment.item_id)
    order by item_id desc limit ${MOST} on conflict do nothing`.execute(tx)
  await sql`delete from triage.question where asked_at < ${new Date(now.getTime() - STALE)}`.execute(tx)
  await sql`update triage.provider set looked_at = ${now}`.execute(tx)
}

/** Takes items that may be asked about now, those tried least first, then the newest; nobody else asks about them meanwhile. */
export async function take(tx: Tx, now: Date, limit: number): Promise<Question[]> {
  const { rows } = await sql<Question>`
    update triage.question set tries = tries + 1, next_at = ${new Date(now.getTime() + LEASE)}
    where item_id in (
      select item_id from triage.question where parked_at is null and next_at <= ${now} order by tries, item_id desc limit ${limit} for update skip locked)
    returning item_id as "itemId", tries`.execute(tx)
  return rows
}

/** Lets items go: answered, or not to be asked about after all. */
export async function letGo(tx: Tx, itemIds: readonly string[]): Promise<void> {
  await sql`delete from triage.question where item_id = any(${itemIds}::uuid[])`.execute(tx)
}

/** Puts an item off; `next` null: until a person says so. `counts`: this time counts as tried. */
export async function putOff(
  tx: Tx,
  now: Date,
  { itemId }: Question,
  { next, trouble, counts }: { next: Date | null; trouble: string; counts: boolean },
): Promise<void> {
  await sql`
    update triage.question set next_at = ${next ?? now}, parked_at = ${next ? null : now}, trouble = ${trouble}, tries = tries - ${counts ? 0 : 1}
    where item_id = ${itemId}`.execute(tx)
}
