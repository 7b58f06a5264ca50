import { setTimeout as sleep } from 'node:timers/promises'
import type { Platform } from '#platform/work.ts'
import { nextAlarm, ringDue } from './ring-due.ts'

/** How long the timer sleeps at most, ms: an alarm set meanwhile for sooner is at most this late, and so is a turned clock. */
const LOOK_EVERY = 500

/**
 * Tells nearly-due, breach and the end of a rest at their moment, until `signal` aborts. Sleeps until the next alarm, whose
 * time is the head of an index; no sweep over rows. Several workers may run: each alarm is told once. While the database is
 * away it waits; what was owed meanwhile is told when it is back.
 */
export async function runAlarms(platform: Platform, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await tell(platform, signal).catch((error: unknown) => {
      platform.log.warn({ err: error }, 'alarms: the database is away, trying again')
      return LOOK_EVERY
    })
    await sleep(pause, undefined, { signal }).catch(() => undefined) // woken to stop
  }
}

/** Tells what is owed. @returns ms to sleep */
async function tell({ db, clock, log }: Platform, signal: AbortSignal): Promise<number> {
  let told = 0
  while (!signal.aborted) {
    const now = clock.now()
    const next = await nextAlarm(db)
    if (!next || next > now) return next ? Math.min(LOOK_EVERY, next.getTime() - now.getTime()) : LOOK_EVERY
    const rung = await ringDue(db, now)
    if (rung === 0) return LOOK_EVERY / 10 // another worker is at it
    told += rung
    log.debug({ told }, 'alarms: told')
  }
  return 0
}
