import { sql } from 'kysely'
import { inTransaction, type Db, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { isForgotten } from '../keeping/alone.ts'
import type { TopicModel } from '../reading/model.ts'
import { topicReader, type TopicReader } from '../reading/reader.ts'
import { NO_TOPIC, type ItemTopic, type Topic } from '../topic.ts'
import { readPortions, readRecentIds } from './recent.ts'

/** What an item is about now. */
export interface NowAbout {
  threadId: string
  /** When it was written. */
  at: Date
  /** Null: no topic. */
  topicId: string | null
}

/** Has conversations say what their items are about now: the desk's part, given by app. */
export type FollowTopics = (tx: Tx, items: readonly NowAbout[]) => Promise<void>

/** Reads recent items for topics anew, portion by portion, and tells how far it is. Doing it twice changes nothing. */
export async function readTopicsAgain(
  db: Db,
  clock: () => Date,
  signal: AbortSignal,
  { topics, model, follow }: { topics: readonly Topic[]; model: TopicModel | null; follow: FollowTopics },
): Promise<void> {
  const began = clock()
  const ids = await readRecentIds(db, began)
  const reader = topicReader(topics, model)
  const active = new Set(topics.map((topic) => topic.id))
  let read = 0
  await tellProgress(db, 0, ids.length)
  for await (const items of readPortions(db, ids)) {
    signal.throwIfAborted()
    await inTransaction(db, async (tx) => follow(tx, await renew(tx, reader, active, items)))
    await tellProgress(db, (read += items.length), ids.length)
  }
  await inTransaction(db, async (tx) => {
    if (await isForgotten(tx, topics)) return
    await sql`update triage.topic_reading set done_at = greatest(began_at, ${clock()}) where began_at <= ${began} or began_at is null`.execute(tx)
    await record(tx, clock(), [{ kind: 'triage.topics_read', data: { items: ids.length } }])
  })
}

async function tellProgress(db: Db, read: number, toRead: number): Promise<void> {
  await sql`update triage.topic_reading set read = ${read}, to_read = ${toRead}`.execute(db)
}

type Text = { id: string; threadId: string; at: Date; subject: string | null; text: string }

/** Reads a portion and keeps what is different. What people said is right stays so. */
async function renew(tx: Tx, reader: TopicReader, active: ReadonlySet<string>, items: readonly Text[]): Promise<NowAbout[]> {
  const before = await readKept(
    tx,
    items.map((item) => item.id),
  )
  const renewed = items.map((item) => {
    const kept = before.get(item.id)
    const archived = (kept?.topics ?? []).filter((topic) => !active.has(topic.id))
    return { ...item, topics: [...reader.read(item), ...archived], kept }
  })
  const changed = renewed.filter(({ topics, kept }) => JSON.stringify(topics) !== JSON.stringify(kept?.topics ?? []))
  await sql`
    update triage.assessment set topics = new.topics::json
    from unnest(${changed.map((one) => one.id)}::uuid[], ${changed.map(({ topics }) => (topics.length > 0 ? JSON.stringify(topics) : null))}::text[]) as new (item_id, topics)
    where assessment.item_id = new.item_id`.execute(tx)
  return renewed.map(({ threadId, at, topics, kept }) => ({ threadId, at, topicId: mainOf(topics, kept?.right ?? null) }))
}

const mainOf = (topics: readonly ItemTopic[], right: string | null): string | null => (right === NO_TOPIC ? null : (right ?? topics[0]?.id ?? null))

interface Kept {
  topics: ItemTopic[] | null
  right: string | null
}

async function readKept(tx: Tx, ids: readonly string[]): Promise<Map<string, Kept>> {
  const { rows } = await sql<Kept & { id: string }>`
    select item_id as id, topics, (
      select "right" from triage.correction where what = 'topic' and correction.item_id = assessment.item_id and taken_back_at is null order by at desc, id desc limit 1) as right
    from triage.assessment where item_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...kept }) => [id, kept]))
}
