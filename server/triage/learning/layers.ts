import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { nameOfWeights } from '../model/weights.ts'
import { triage } from '../tables.ts'
import type { Made } from './make-layer.ts'

/** Versions whose weights are kept, so that they can be used again. */
const KEPT = 30

/** Names the weights that ship: a layer is of use with those it was made for, and no others. */
export const MADE_FOR: string = nameOfWeights()

/** The layer in use, if it fits; `stale`: one is in use that was made for other weights. */
export async function readLayerInUse(db: Db | Tx): Promise<{ layer: { version: number; weights: Buffer } | null; stale: boolean }> {
  const row = await triage(db)
    .selectFrom('triage.learning')
    .innerJoin('triage.layer', 'triage.layer.version', 'triage.learning.in_use')
    .select(['version', 'made_for', 'weights'])
    .executeTakeFirst()
  if (!row?.weights) return { layer: null, stale: false }
  if (row.made_for !== MADE_FOR) return { layer: null, stale: true }
  return { layer: { version: row.version, weights: row.weights }, stale: false }
}

/** Keeps a new layer, uses it if it helps (else none), and lets go of the weights of old ones. @returns its version */
export async function keepLayer(tx: Tx, now: Date, { weights, heldBack }: Made, counts: { corrections: number; acceptances: number }): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into triage.layer (version, made_at, made_for, corrections, acceptances, held_back, helps, weights)
    select coalesce(max(version), 0) + 1, ${now}, ${MADE_FOR}, ${counts.corrections}, ${counts.acceptances}, ${JSON.stringify(heldBack)}::json, ${weights !== null}, ${weights}
    from triage.layer returning version`.execute(tx)
  const { version } = rows[0]!
  await sql`update triage.learning set in_use = ${weights ? version : null}`.execute(tx)
  await sql`update triage.layer set weights = null where version <= ${version - KEPT} and weights is not null
    and version is distinct from (select before_forgetting from triage.learning)`.execute(tx)
  return version
}
