import { sql } from 'kysely'
import { readTexts } from '#listening'
import { inTransaction, type Db, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { firstIdAt, newId } from '#platform/ids.ts'
import { isForgotten } from '../keeping/alone.ts'
import { whole } from '../learning/recent.ts'
import type { Topic } from '../topic.ts'
import { findTopics, type Found } from './find-topics.ts'

/** Looked at: thirty days, so many items without a topic, and as many with one beside them. */
const [DAYS, MOST] = [30, 5_000]
/** Items kept of each proposal, of which three are shown that the reader may see. */
const SAMPLES = 20

/** Looks for new topics in recent items that have none of these, and keeps what it finds in the place of what it found before. */
export async function propose(db: Db, now: Date, topics: readonly Topic[]): Promise<void> {
  const untold = await readSome(db, now, false)
  const known = await readSome(db, now, true)
  const found = findTopics(
    untold.map(({ id, identityId, ...text }) => ({ itemId: id, author: identityId, text: whole(text) })),
    known.map(whole),
  )
  await inTransaction(db, async (tx) => {
    if (await isForgotten(tx, topics)) return
    const fresh = await withoutDismissed(tx, found)
    await sql`delete from triage.topic_proposal where dismissed_at is null`.execute(tx)
    await keep(tx, now, fresh)
    await sql`update triage.topic_reading set looked_at = ${now}`.execute(tx)
    await record(tx, now, [{ kind: 'triage.topics_proposed', data: { count: fresh.length } }])
  })
}

async function readSome(db: Db, now: Date, hasTopic: boolean) {
  const since = firstIdAt(new Date(now.getTime() - DAYS * 86_400_000))
  const { rows } = await sql<{ id: string }>`
    select item_id as id from triage.assessment where item_id >= ${since} and (topics is not null) = ${hasTopic} order by item_id desc limit ${MOST}`.execute(
    db,
  )
  const texts = await readTexts(
    db,
    rows.map((row) => row.id),
  )
  return [...texts].map(([id, text]) => ({ ...text, id }))
}

/** What was turned down once is not proposed again: half of its words are enough to know it by. */
async function withoutDismissed(tx: Tx, found: readonly Found[]): Promise<Found[]> {
  const { rows } = await sql<{ words: string[] }>`select words from triage.topic_proposal where dismissed_at is not null`.execute(tx)
  return found.filter(
    (one) => !rows.some(({ words }) => one.words.filter((word) => words.includes(word)).length * 2 >= Math.min(words.length, one.words.length)),
  )
}

async function keep(tx: Tx, now: Date, found: readonly Found[]): Promise<void> {
  for (const { name, words, texts, authors } of found) {
    const samples = texts.slice(0, SAMPLES).map((text) => text.itemId)
    await sql`insert into triage.topic_proposal (id, name, words, items, authors, samples, made_at)
      values (${newId()}, ${name}, ${words}, ${texts.length}, ${authors}, ${samples}, ${now})`.execute(tx)
  }
}
