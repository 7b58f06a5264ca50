import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { noSuchWatch } from './read.ts'
import { renew } from './renew.ts'

/** Lets a watch rest: it catches nothing until it is resumed. One that rests already stays as it is. */
export const stopWatch = (work: Work, id: string): Promise<void> =>
  turn(work, id, 'stopped', sql`off_at = coalesce(off_at, ${work.now}), off_by = case when off_at is null then ${memberOf(work.by)}::uuid else off_by end`)

/** Lets a watch listen again, from what comes in next on. */
export const resumeWatch = (work: Work, id: string): Promise<void> => turn(work, id, 'resumed', sql`off_at = null, off_by = null`)

/** Removes a watch. The items, conversations and notes it brought stay. */
export const removeWatch = (work: Work, id: string): Promise<void> =>
  turn(work, id, 'removed', sql`removed_at = ${work.now}, removed_by = ${memberOf(work.by)}`)

async function turn({ tx, by, now }: Work, id: string, what: 'stopped' | 'resumed' | 'removed', set: ReturnType<typeof sql>): Promise<void> {
  await renew(tx)
  const { rows } = await sql<{ name: string }>`update listening.watch set ${set} where id = ${id} and removed_at is null returning name`.execute(tx)
  if (!rows[0]) throw noSuchWatch()
  await record(tx, now, [{ kind: `watch.${what}`, by: memberOf(by), data: { watchId: id, name: rows[0].name } }])
}
