import { setTimeout as wait } from 'node:timers/promises'
import { saysFull } from '../outage/disk.ts'
import type { Log } from '../log.ts'

/** How long between two tries while the disk is full, ms. */
const LOOK_AGAIN = 3_000

/**
 * Runs work; while it finds no room on the disk it is tried again until there is some, or its time is over (`signal`). A full
 * disk is nobody's failure: counted as one, work would be parked after minutes and wait for a person when there is room again.
 */
export async function waitForRoom(run: () => Promise<void>, signal: AbortSignal, log: Log): Promise<void> {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (!saysFull(error) || signal.aborted) throw error
      log.warn({ err: error }, 'jobs: the disk is full, waiting for room')
      await wait(LOOK_AGAIN, undefined, { signal }).catch(() => undefined) // its time is over: the last try tells
    }
  }
}
