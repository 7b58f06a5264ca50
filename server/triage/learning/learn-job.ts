import { sql } from 'kysely'
import { inTransaction, lockName, type Db } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { keepLayer, MADE_FOR } from './layers.ts'
import { LEARN } from './learn-soon.ts'
import { readLessons } from './lessons.ts'

/** Learns each night, and soon after many corrections, from all that people said; what it learned is used if it does no harm. */
export const learnJob = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Job<object> => ({
  name: LEARN,
  schedule: '41 2 * * *',
  async run() {
    await learn(db, () => clock.now())
  },
})

/** @returns the new version; null: nothing was said since the last */
export async function learn(db: Db, clock: () => Date): Promise<number | null> {
  const now = clock() // what is said while it learns counts for the next time
  if (!(await isNews(db))) return null
  const lessons = await readLessons(db)
  const { makeLayer } = await import('./make-layer.ts') // the engine is in memory here only where something is learned
  const made = await makeLayer(lessons)
  const accepted = lessons.filter((one) => one.accepted).length
  return inTransaction(db, async (tx) => {
    await lockName(tx, LEARN)
    const { rows } = await sql`select from triage.learning where forgotten_at >= ${now}`.execute(tx)
    if (rows.length > 0) return null // somebody forgot all of it meanwhile
    const version = await keepLayer(tx, now, made, { corrections: lessons.length - accepted, acceptances: accepted })
    await record(tx, clock(), [{ kind: 'triage.learned', data: { version, helps: made.weights !== null } }])
    return version
  })
}

/** Was anything said, taken back, forgotten or remembered since the newest version was made, or was that made for other weights? */
async function isNews(db: Db): Promise<boolean> {
  const { rows } = await sql<{ news: boolean }>`
    select coalesce(last.made_for <> ${MADE_FOR}, false)
      or exists (select from triage.correction where what <> 'topic' and taken_back_at is null and at > greatest(last.made_at, learning.forgotten_at, '-infinity'))
      or exists (select from triage.correction where what <> 'topic' and taken_back_at > last.made_at) as news
    from triage.learning left join (select * from triage.layer order by version desc limit 1) as last on true`.execute(db)
  return rows[0]?.news ?? false
}
