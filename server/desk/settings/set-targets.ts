import { sql } from 'kysely'
import { record } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { inOrder, type Target } from '../clock/target.ts'
import { recomputeLater } from '../recompute/recompute-later.ts'
import { holdSettingsAlone } from './hold.ts'

/**
 * Sets all targets at once; every open deadline is worked out anew. Refuses two for the same, and a set without one that fits
 * everything: what no target fits would be timed by numbers nobody here has chosen.
 */
export async function setTargets(work: Work, jobs: Jobs, given: readonly Omit<Target, 'id'>[]): Promise<Target[]> {
  const { tx, by, now } = work
  const keys = new Set(given.map((one) => `${one.channelId} ${one.visibility} ${one.urgency}`))
  if (keys.size < given.length) throw new Refusal('invalid', 'target-twice', 'Two targets are for the same. Keep one of them.')
  if (!keys.has('null null null'))
    throw new Refusal('invalid', 'no-general-target', 'Add a target for everything else, so that no conversation is without a deadline.')
  const targets = given.map((one) => ({ id: newId(), ...one }))
  await holdSettingsAlone(tx)
  await sql`delete from desk.target`.execute(tx)
  await sql`
    insert into desk.target (id, channel_id, visibility, urgency, first_response, next_response, resolution)
    select * from unnest(${targets.map((one) => one.id)}::uuid[], ${targets.map((one) => one.channelId)}::uuid[], ${targets.map((one) => one.visibility)}::text[],
      ${targets.map((one) => one.urgency)}::text[], ${targets.map((one) => one.firstResponse)}::int[], ${targets.map((one) => one.nextResponse)}::int[],
      ${targets.map((one) => one.resolution)}::int[])`.execute(tx)
  await record(tx, now, [{ kind: 'desk.targets_set', by: memberOf(by) }])
  await recomputeLater(tx, jobs, null)
  return inOrder(targets)
}
