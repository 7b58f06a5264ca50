import { systemClock, type Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { openDb, openPool } from '#platform/db.ts'
import { watchDisk } from '#platform/disk.ts'
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
  const jobs = await openJobs(url, log, { works: config.roles.includes('worker') })
  const live = await openLive(url, db, log)
  const [files, disk] = [openFiles(config.dataFolder), watchDisk(config)]
  const platform: Platform = { processId: newId(), config, log, clock, pool, db, jobs, live, secrets, files, disk }
  await jobs.declare(allJobs(platform))
  return {
    ...platform,
    async close() {
      await jobs.stop()
      await live.stop()
      await pool.end()
    },
  }
}
