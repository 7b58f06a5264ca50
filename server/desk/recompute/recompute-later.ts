import type { Tx } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'

export const RECOMPUTE = 'desk.recompute'

/** Whose deadlines: a team's; null: everyone's. */
export interface Recompute {
  teamId: string | null
}

/** Has open deadlines worked out anew, soon after this transaction: there may be hundreds of thousands. */
export const recomputeLater = (tx: Tx, jobs: Jobs, teamId: string | null): Promise<void> =>
  jobs.send(tx, RECOMPUTE, { teamId } satisfies Recompute, { key: teamId ?? 'all' })
