import { runReceivers, runSender } from '#channels'
import { runAlarms } from '#desk'
import { followReaders } from '#platform/live/follow-readers.ts'
import type { Platform } from '#platform/work.ts'
import { beat } from './health/heartbeat.ts'
import { takeIn } from './intake.ts'
import { allJobs } from './jobs.ts'
import { keepSent } from './keep-sent.ts'
import { allReactions } from './reactions.ts'
import { watchesOf } from './watching/watches.ts'

/** What works in the background: jobs, readers of the fact log, receivers, the sender, the alarms. `stop` lets what is at hand finish. */
export async function startWorkers(platform: Platform): Promise<{ stop(): Promise<void> }> {
  const ending = new AbortController()
  const stopFollowing = followReaders(platform, allReactions(platform))
  const endless: Promise<void>[] = []
  let stopBeating = async (): Promise<void> => undefined
  const stop = async (): Promise<void> => {
    ending.abort()
    await Promise.all([stopFollowing(), ...endless])
    await stopBeating()
  }
  try {
    await platform.jobs.work(allJobs(platform))
    endless.push(
      runReceivers(platform, takeIn, ending.signal, { watches: watchesOf(platform) }),
      runSender(platform, keepSent(platform), ending.signal),
      runAlarms(platform, ending.signal),
    )
    stopBeating = await beat(platform, 'worker')
    return { stop }
  } catch (error) {
    await stop() // the database went away meanwhile: nothing half begun goes on
    throw error
  }
}
