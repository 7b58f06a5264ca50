import { sql } from 'kysely'
import { lockName } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { MADE_FOR } from './layers.ts'
import { LEARN } from './learn-soon.ts'

/** Forgets all that was learned: the machine reads as it shipped, and what was said until now is learned from no more. Labels that people set stay. */
export async function forget({ tx, by, now }: Work): Promise<void> {
  await lockName(tx, LEARN)
  await sql`update triage.learning set before_forgetting = in_use, in_use = null, forgotten_at = ${now}, forgotten_by = ${by.id}`.execute(tx)
  await record(tx, now, [{ kind: 'triage.forgotten', by: memberOf(by) }])
}

/** Takes the last forgetting back. */
export async function remember({ tx, by, now }: Work): Promise<void> {
  await lockName(tx, LEARN)
  const { rows } = await sql`
    update triage.learning set in_use = coalesce(in_use, before_forgetting), before_forgetting = null, forgotten_at = null, forgotten_by = null
    where forgotten_at is not null returning one`.execute(tx)
  if (rows.length === 0) throw new Refusal('conflict', 'nothing-forgotten', 'Nothing was forgotten, so there is nothing to remember again.')
  await record(tx, now, [{ kind: 'triage.remembered', by: memberOf(by) }])
}

/** Uses an older version again, until the next is learned. Refuses one whose weights are gone or were made for another model. */
export async function useAgain({ tx, by, now }: Work, version: number): Promise<void> {
  await lockName(tx, LEARN)
  const { rows } = await sql`
    update triage.learning set in_use = layer.version from triage.layer
    where layer.version = ${version} and layer.weights is not null and layer.made_for = ${MADE_FOR} returning one`.execute(tx)
  if (rows.length === 0)
    throw new Refusal('not-found', 'no-such-layer', 'This version cannot be used any more. Choose a newer one, or wait for the next to be learned.')
  await record(tx, now, [{ kind: 'triage.layer_used', by: memberOf(by), data: { version } }])
}
