import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'

export const READ_TOPICS = 'triage.read-topics'
/** What to do besides reading recent items for topics. */
export interface ReadTopics {
  /** Look for new ones afterwards. */
  propose?: boolean
}

/** Whoever changes the list once soon changes it again, ms. */
const SOON = 1_000
/** So many corrections are worth learning from at once, without waiting for the night. */
const WORTH = 5

/** Has recent items read for topics, soon after this transaction; until then the list says that it is being done. */
export async function readTopicsSoon(tx: Tx, now: Date, jobs: Pick<Jobs, 'send'>): Promise<void> {
  await sql`update triage.topic_reading set began_at = ${now}, done_at = null, read = 0, to_read = 0`.execute(tx)
  await jobs.send(tx, READ_TOPICS, {}, { key: 'soon', after: new Date(now.getTime() + SOON) })
}

/** The same once enough was corrected since topics were learned last. */
export async function learnTopicsSoon(tx: Tx, now: Date, jobs: Pick<Jobs, 'send'>): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from triage.correction where what = 'topic' and taken_back_at is null and "right" is distinct from said
        and at > coalesce((select max(made_at) from triage.topic_model), '-infinity') limit ${WORTH}) as fresh`.execute(tx)
  if (rows[0]!.count >= WORTH) await readTopicsSoon(tx, now, jobs)
}
