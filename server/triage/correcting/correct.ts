import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Actor, Work } from '#platform/work.ts'
import type { Right } from '../contract.ts'
import { readAsRead, type Known } from './known.ts'
import { asCorrected } from './opinion.ts'
import type { Items } from './items.ts'
import { HEAD_NAMES } from '../model/heads.ts'
import { learnSoon } from '../learning/learn-soon.ts'
import { reopenSuggestion } from '../provider/reopen.ts'
import { demandTopic } from '../topics/keeping/demand.ts'
import { learnTopicsSoon } from '../topics/learning/read-soon.ts'
import { NO_TOPIC } from '../topics/topic.ts'
import { saidOf, type What } from './said.ts'

/**
 * A member says what is right about an item, or that all of it is: it shows so at once, and is learned from. Refuses what was
 * never read (our own messages), and an item the member may not see. @returns the act, by which it is taken back
 */
export async function correct(work: Work, items: Items, jobs: Jobs, itemId: string, asked: z.output<typeof Right>): Promise<{ id: string }> {
  demandMember(work.by)
  const place = await items.find(work, itemId)
  if (asked.what === 'topic' && asked.right !== NO_TOPIC) await demandTopic(work.tx, asked.right)
  return say(work, items, jobs, itemId, place, asked.what === 'all' ? acceptAll(demandMember(work.by)) : [{ what: asked.what, right: asked.right }])
}

/** What a person says of an item: a label for each question. */
type Labels = { what: What; right: string }[]

/** Keeps what a member says of an item they may see, by hand or by accepting what a model suggests. @returns the act */
export async function say(
  work: Work,
  items: Items,
  jobs: Jobs,
  itemId: string,
  { conversationId, personId, channelId }: Awaited<ReturnType<Items['find']>>,
  labels: Labels | ((known: Known) => Labels),
): Promise<{ id: string }> {
  const { tx, now } = work
  const by = demandMember(work.by)
  const known = (await readAsRead(tx, [itemId])).get(itemId)
  if (!known) throw new Refusal('invalid', 'not-read', 'This message was not read by the machine, so there is nothing to correct.')
  const said = typeof labels === 'function' ? labels(known) : labels
  const id = newId()
  await sql`
    insert into triage.correction (id, what, item_id, said, "right", by, at)
    select ${id}::uuid, what, ${itemId}::uuid, said, "right", ${by}::uuid, ${now}::timestamptz
    from unnest(${said.map((one) => one.what)}::text[], ${said.map((one) => saidOf(one.what, known))}::text[], ${said.map((one) => one.right)}::text[])
      as new (what, said, "right")`.execute(tx)
  await items.follow(work, conversationId)
  await record(tx, now, [{ kind: 'item.corrected', by, conversationId, personId, channelId, data: { itemId, right: said } }])
  if (said.some((one) => one.what !== 'topic')) await learnSoon(tx, now, jobs)
  if (said.some((one) => one.what === 'topic')) await learnTopicsSoon(tx, now, jobs)
  return { id }
}

/** Everything that is claimed of the item, as it is shown; what a member said of it before is not said twice, unless there is nothing else. */
const acceptAll =
  (by: string) =>
  (known: Known): Labels => {
    const shown = asCorrected(known, known.opinions)
    const all = [...HEAD_NAMES, 'topic' as const].flatMap((what) => {
      const right = saidOf(what, shown)
      return right === null || right === NO_TOPIC ? [] : [{ what, right }]
    })
    const news = all.filter(({ what, right }) => !known.opinions.some((one) => one.by === by && one.what === what && one.right === right))
    return news.length > 0 ? news : all
  }

/** A member takes back what they said of an item; a lead, what anybody did. What was said before that counts again. */
export async function takeBack(work: Work, items: Items, itemId: string, correctionId: string, mayAll: boolean): Promise<void> {
  const { tx, now } = work
  const by = demandMember(work.by)
  const { conversationId, personId, channelId } = await items.find(work, itemId)
  if (!(await markTakenBack(tx, now, itemId, correctionId, mayAll ? null : by)))
    throw new Refusal(
      'not-found',
      'no-such-correction',
      'This correction is not there any more, or is a colleague’s. Correct it yourself instead: the newest counts.',
    )
  await reopenSuggestion(tx, correctionId)
  await items.follow(work, conversationId)
  await record(tx, now, [{ kind: 'item.correction_taken_back', by, conversationId, personId, channelId, data: { itemId } }])
}

async function markTakenBack(tx: Tx, now: Date, itemId: string, id: string, by: string | null): Promise<boolean> {
  const { rows } = await sql`
    update triage.correction set taken_back_at = ${now}
    where id = ${id} and item_id = ${itemId} and taken_back_at is null and (${by}::uuid is null or by = ${by}) returning id`.execute(tx)
  return rows.length > 0
}

/** Whose word counts must be known by name. */
export function demandMember(by: Actor): string {
  if (by.kind === 'member') return by.id
  throw new Refusal('not-allowed', 'members-only', 'Only a member can correct, not an API key. Sign in as yourself.')
}
