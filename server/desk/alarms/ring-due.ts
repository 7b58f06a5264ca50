import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { ring } from '../conversation/due.ts'
import type { Step } from '../conversation/event.ts'
import { keepWithFacts, lockRung } from '../conversation/store.ts'
import { turn } from '../conversation/turn.ts'
import { readSettings } from '../settings/read.ts'
import type { Settings } from '../settings/settings.ts'

/** Alarms told in one transaction. */
const BATCH = 500

/**
 * Tells what is owed now: nearly due, breached, rested long enough. Each once, however many workers do this: a row is locked,
 * told and given its next alarm in one transaction. @returns how many were told; BATCH or more may be waiting still
 */
export function ringDue(db: Db, now: Date, limit = BATCH): Promise<number> {
  return inTransaction(db, async (tx) => {
    const rung = await lockRung(tx, now, limit)
    if (rung.length === 0) return 0
    const settings = rung.some((c) => c.state === 'snoozed') ? await readSettings(tx) : null
    await keepWithFacts(
      tx,
      now,
      rung.map((c) => (c.state === 'snoozed' ? wakeUp(c, settings!, now) : ring(c, now))),
    )
    return rung.length
  })
}

const wakeUp = (c: Conversation, settings: Settings, now: Date): Step<Conversation> =>
  turn(
    c,
    { what: 'snooze_ended' },
    settings.worldOf(c, now, () => true),
    settings.promiseTo,
  )

/** When the next alarm is due; null: none is set. By the head of an index, whatever the number of conversations. */
export async function nextAlarm(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(alarm_at) as at from desk.conversation`.execute(db)
  return rows[0]!.at
}
