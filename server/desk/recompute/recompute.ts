import { sql } from 'kysely'
import { inTransaction, type Db, type Tx } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { WHOLE } from '../conversation/columns.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { keepWithFacts } from '../conversation/store.ts'
import { turn } from '../conversation/turn.ts'
import { readSettings } from '../settings/read.ts'
import { RECOMPUTE, type Recompute } from './recompute-later.ts'

/** Conversations worked out in one transaction. */
const BATCH = 500
/** The id before all others. */
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Works out the deadlines of what awaits us anew, batch by batch. Doing it twice changes nothing, so a retry begins at the beginning. */
export const recomputeJob = ({ db, clock }: Pick<Platform, 'db' | 'clock'>): Job<Recompute> => ({
  name: RECOMPUTE,
  async run({ teamId }, signal) {
    let after: string | null = FIRST
    while (after && !signal.aborted) after = await recomputeBatch(db, clock.now(), teamId, after)
    signal.throwIfAborted()
    await inTransaction(db, (tx) => record(tx, clock.now(), [{ kind: 'desk.recomputed', data: { teamId } }]))
  },
})

/** The next batch after an id. The settings are read once its conversations are locked, so that the newest count. @returns the last id, null at the end */
export function recomputeBatch(db: Db, now: Date, teamId: string | null, after: string): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWaiting(tx, teamId, after)
    const settings = await readSettings(tx)
    await keepWithFacts(
      tx,
      now,
      locked.map((c) =>
        turn(
          c,
          { what: 'recomputed' },
          settings.worldOf(c, now, () => true),
          settings.promiseTo,
        ),
      ),
    )
    return locked.length < BATCH ? null : locked.at(-1)!.id
  })
}

async function lockWaiting(tx: Tx, teamId: string | null, after: string): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select ${WHOLE} from desk.conversation
    where id > ${after} and state = 'waiting_for_us' and (${teamId}::uuid is null or team_id = ${teamId}) order by id limit ${BATCH} for update`.execute(tx)
  return rows
}
