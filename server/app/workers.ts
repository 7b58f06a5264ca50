import { followReaders } from '#platform/live/follow-readers.ts'
import type { Platform } from '#platform/work.ts'
import { beat } from './health/heartbeat.ts'
import { allJobs } from './jobs.ts'
import { part } from './parts.ts'
import { allReactions } from './reactions.ts'

/** What works in the background: jobs, readers of the fact log, receivers, the sender, the alarms. `stop` lets what is at hand finish. */
export async function startWorkers(platform: Platform): Promise<{ stop(): Promise<void> }> {
  const ending = new AbortController()
  const stopFollowing = followReaders(platform, await allReactions(platform))
  await platform.jobs.work(await allJobs(platform))
  const endless = await startEndless(platform, ending.signal)
  const stopBeating = await beat(platform, 'worker')
  return {
    async stop() {
      ending.abort()
      await Promise.all([stopFollowing(), ...endless])
      await stopBeating()
    },
  }
}

type Endless = (platform: Platform, ...given: unknown[]) => Promise<void>

/** What runs for as long as the process does. */
async function startEndless(platform: Platform, signal: AbortSignal): Promise<Promise<void>[]> {
  const { takeIn } = await part(platform.log, 'app/intake.ts')
  const { keepSent } = await part(platform.log, 'app/keep-sent.ts')
  const { runReceivers, runSender } = (await part(platform.log, 'channels/index.ts')) as unknown as Record<string, Endless>
  const { runAlarms } = (await part(platform.log, 'desk/index.ts')) as unknown as Record<string, Endless>
  return [
    takeIn && runReceivers?.(platform, takeIn, signal),
    runSender?.(platform, keepSent, signal),
    runAlarms?.(platform, signal),
  ].map((run) => Promise.resolve(run))
}
