import { openLearning } from '#triage'
import { systemClock, type Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { openDb, openPool } from '#platform/db.ts'
import { watchDisk } from '#platform/outage/disk.ts'
import { openFiles } from '#platform/files.ts'
import { newId } from '#platform/ids.ts'
import { openJobs } from '#platform/jobs.ts'
import { openLive } from '#platform/live.ts'
import type { Log } from '#platform/log.ts'
import { openSecrets, readMasterKey } from '#platform/secrets.ts'
import type { Platform } from '#platform/work.ts'
import { allJobs } from './jobs.ts'

/** Connections of one process: requests and workers share them. */
const POOL = 16

/** Opens everything the machine offers, on the database at `url` (migrated already). `close` gives it all back, in reverse order. */
export async function openContext(
  config: Config,
  { url, log, clock = systemClock }: { url: string; log: Log; clock?: Clock },
): Promise<Platform & { close(): Promise<void> }> {
  const secrets = openSecrets(readMasterKey(config.dataFolder, config.secretKey))
  const pool = openPool(url, POOL, (error) => log.warn({ err: error }, 'a database connection broke'))
  const db = openDb(pool)
  const opened: { stop(): Promise<unknown> }[] = []
  const close = async (): Promise<void> => {
    for (const one of opened) await one.stop()
    await pool.end()
  }
  try {
    const jobs = await openJobs(url, log, { works: config.roles.includes('worker') })
    opened.push(jobs)
    const live = await openLive(url, db, log)
    opened.push(live)
    const [files, disk] = [openFiles(config.dataFolder, config.s3), watchDisk(config)]
    const platform: Platform = { processId: newId(), config, log, clock, pool, db, jobs, live, secrets, files, disk }
    await jobs.declare(allJobs(platform))
    opened.unshift(await openLearning(platform))
    return { ...platform, close }
  } catch (error) {
    await close().catch((late: unknown) => log.debug({ err: late }, 'what was opened could not all be closed'))
    throw error // the database went away meanwhile: nothing half opened stays
  }
}
