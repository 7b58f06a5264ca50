import { openContext } from '../app/context.ts'
import { readAddress } from '../app/health/heartbeat.ts'
import { systemClock } from '#platform/clock.ts'
import { openLog } from '#platform/log.ts'
import type { Platform } from '#platform/work.ts'
import { withDatabase } from './open.ts'

/** Runs a command with everything the machine offers, as the app has it, its address included; no jobs are worked off. */
export function withPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  return withDatabase(async ({ config, database, db }) => {
    const url = config.urlIsGiven ? config.url : ((await readAddress(db, systemClock.now())) ?? config.url)
    const platform = await openContext({ ...config, url, roles: ['web'] }, { url: database.url, log: openLog('warn', process.stderr) })
    try {
      return await work(platform)
    } finally {
      await platform.close()
    }
  })
}
