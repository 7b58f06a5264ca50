import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** When an act of correction is taken back that accepted a suggestion, the suggestion stands there again. */
export async function reopenSuggestion(tx: Tx, correctionId: string): Promise<void> {
  await sql`update triage.suggestion set decided_at = null, decided_by = null, accepted = null where accepted = ${correctionId}`.execute(tx)
}
