import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '#platform/log.ts'
import type { Running } from './start.ts'

/** How long everything but the database may take to finish what is at hand, ms; the database is stopped in any case. */
const LAST_ORDERS = 8_000

/**
 * Ends everything, in the reverse of the order in which it was started: no new requests, running work finished,
 * connections closed, and last the database. @returns whether all of it finished in time
 */
export async function stop(started: Promise<void>, running: readonly Running[], log: Log): Promise<boolean> {
  const late = wait(LAST_ORDERS, 'late' as const, { ref: false })
  await Promise.race([started.catch(() => undefined), late]) // how it failed is told by whoever started it
  const [database, ...others] = running
  const outcome = await Promise.race([closeAll(others.toReversed(), log), late])
  await closeAll(database ? [database] : [], log)
  if (outcome === 'late') log.warn('not everything finished in time; what was at hand is done again at the next start')
  return outcome !== 'late'
}

async function closeAll(running: readonly Running[], log: Log): Promise<void> {
  for (const one of running) await one.close().catch((error: unknown) => log.error({ err: error }, `${one.name} did not close`))
}
