import { fromKysely, PgBoss } from 'pg-boss'
import type { Tx } from './db.ts'
import { newId } from './ids.ts'
import { mendWhenSetBack } from './jobs/set-back.ts'
import { waitForRoom } from './jobs/wait-for-room.ts'
import type { Log } from './log.ts'

/** One kind of work that is done later, retried when it fails, and parked when it keeps failing. */
export interface Job<Data extends object> {
  name: string
  run(data: Data, signal: AbortSignal): Promise<void>
  /** How often it is tried again before it is parked. Default 5. */
  retries?: number
  /** Seconds before the first retry; doubles each time, up to an hour. Default 5. */
  backoff?: number
  /** Seconds a run may take before another worker takes it over. Default 300. */
  patience?: number
  /** A cron expression (five fields, UTC) for work that comes by itself. */
  schedule?: string
  /** How many may run at once in a process. Default 1. */
  atOnce?: number
}

export interface Jobs {
  /** Makes the queues of these jobs, so that work can be put in line. Done at start, before the first `send`. */
  declare(jobs: readonly Job<never>[]): Promise<void>
  /** Puts work in line in the caller's transaction: it exists exactly if the change does. `key`: at most one waiting for it. */
  send(tx: Tx, name: string, data: object, options?: { after?: Date; key?: string }): Promise<void>
  /** Begins to work off these jobs in this process. */
  work(jobs: readonly Job<never>[]): Promise<void>
  stop(): Promise<void>
  boss: PgBoss
}

/** The queue of what failed once too often; it waits there for a person (platform/jobs/parked.ts). */
export const PARKED = 'parked'
/** A worker says this often that it lives, s; silent for that long, its job goes to another. The library's least is 10. */
const HEARTBEAT = 15
const HOUR = 60 * 60
const YEAR = 365 * 24 * HOUR
/** How long stop() waits for what is at hand, ms. */
const LAST_ORDERS = 6_000

/** Jobs on the same PostgreSQL, in the schema `job`, by pg-boss. `works`: this process runs jobs, keeps the schedules and looks after the queues. */
export async function openJobs(url: string, log: Log, { works }: { works: boolean }): Promise<Jobs> {
  const boss = await startBoss(url, log, works)
  const stopMending = works ? mendWhenSetBack(boss, log) : () => undefined
  return {
    boss,
    declare: (jobs) => declare(boss, jobs),
    async send(tx, name, data, { after, key } = {}) {
      await boss.send(name, data, { db: fromKysely(tx), startAfter: after, singletonKey: key ?? newId() })
    },
    async work(jobs) {
      for (const job of jobs) await begin(boss, job, log)
    },
    stop() {
      stopMending()
      return boss.stop({ graceful: true, timeout: LAST_ORDERS })
    },
  }
}

async function startBoss(url: string, log: Log, works: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'job',
    max: 4,
    application_name: 'aerie jobs',
    useListenNotify: works,
    supervise: works,
    schedule: works,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'jobs: trouble with the queue, trying again'))
  boss.on('warning', (warning) => log.debug({ warning }, 'jobs'))
  await boss.start().catch(async (error: unknown) => {
    await boss.stop({ graceful: false }).catch(() => undefined) // it did not come so far that there is something to stop
    throw error
  })
  return boss
}

async function declare(boss: PgBoss, jobs: readonly Job<never>[]): Promise<void> {
  const there = new Set((await boss.getQueues()).map((queue) => queue.name))
  if (!there.has(PARKED)) await boss.createQueue(PARKED, { retentionSeconds: 10 * YEAR, deleteAfterSeconds: 0, retryLimit: 0 })
  for (const job of jobs) {
    const options = {
      retryLimit: job.retries ?? 5,
      retryDelay: job.backoff ?? 5,
      retryDelayMax: HOUR,
      retryBackoff: true,
      expireInSeconds: job.patience ?? 300,
      heartbeatSeconds: HEARTBEAT,
      deadLetter: PARKED,
      notify: true,
    }
    // `short`: of one key only one waits; what is sent without a key gets one of its own
    await (there.has(job.name) ? boss.updateQueue(job.name, options) : boss.createQueue(job.name, { ...options, policy: 'short' }))
  }
}

async function begin(boss: PgBoss, job: Job<never>, log: Log): Promise<void> {
  if (job.schedule) await boss.schedule(job.name, job.schedule, null, { singletonKey: 'scheduled' })
  await boss.work(job.name, { localConcurrency: job.atOnce ?? 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }, async ([task]) => {
    if (!task) return
    await waitForRoom(() => job.run((task.data ?? {}) as never, task.signal), task.signal, log).catch((error: unknown) => {
      log.warn({ err: error, job: job.name, id: task.id, tried: task.retryCount }, 'jobs: failed, is tried again or parked')
      throw error
    })
  })
}
