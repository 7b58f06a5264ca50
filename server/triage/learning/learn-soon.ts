import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'

export const LEARN = 'triage.learn'

/** So many corrections are worth learning from at once, without waiting for the night. */
const WORTH = 10
/** Whoever corrects one item soon corrects the next: learning waits for them, ms. */
const SOON = 5_000

/** Has the workspace learn soon after this transaction, if enough was corrected since it did last. */
export async function learnSoon(tx: Tx, now: Date, jobs: Pick<Jobs, 'send'>): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from triage.correction where what <> 'topic' and taken_back_at is null and "right" is distinct from said
        and at > greatest((select max(made_at) from triage.layer), (select forgotten_at from triage.learning), '-infinity') limit ${WORTH}) as fresh`.execute(
    tx,
  )
  if (rows[0]!.count >= WORTH) await jobs.send(tx, LEARN, {}, { key: 'soon', after: new Date(now.getTime() + SOON) })
}
