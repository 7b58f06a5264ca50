import { fromKysely, PgBoss } from 'pg-boss'
import type { Log } from './log.ts'
import type { Tx } from './db.ts'

/** One kind of work that is done later, retried when it fails, and parked when it keeps failing. */
export interface Job<Data extends object> {
  name: string
  run(data: Data, signal: AbortSignal): Promise<void>
  /** How often it is tried again before it is parked. Default 5. */
  retries?: number
  /** Seconds before the first retry; doubles each time. Default 5. */
  backoff?: number
  /** Seconds a run may take before another worker takes it over. Default 300. */
  patience?: number
  /** A cron expression (five fields, UTC) for work that comes by itself. */
  schedule?: string
  /** How many may run at once in a process. Default 1. */
  atOnce?: number
}

export interface Jobs {
  /** Puts work in line in the caller's transaction: it exists exactly if the change does. `key`: at most one waiting for it. */
  send(tx: Tx, name: string, data: object, options?: { after?: Date; key?: string }): Promise<void>
  /** Begins to work off these jobs in this process. */
  work(jobs: readonly Job<never>[]): Promise<void>
  stop(): Promise<void>
  boss: PgBoss
}

/** Jobs on the same PostgreSQL, in the schema `job`, by pg-boss. `jobs` are all there are: their queues are made at start. */
export async function openJobs(url: string, jobs: readonly Job<never>[], log: Log): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'job', max: 4, application_name: 'aerie jobs', useListenNotify: true })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  await boss.start()
  for (const job of jobs) await declare(boss, job)
  return {
    boss,
    async send(tx, name, data, options = {}) {
      await boss.send(name, data, { db: fromKysely(tx), startAfter: options.after, singletonKey: options.key })
    },
    async work(mine) {
      for (const job of mine) {
        if (job.schedule) await boss.schedule(job.name, job.schedule)
        await boss.work(job.name, { localConcurrency: job.atOnce ?? 1, pollingIntervalSeconds: 2 }, async ([task]) => {
          if (task) await job.run(task.data as never, task.signal)
        })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

async function declare(boss: PgBoss, job: Job<never>): Promise<void> {
  const options = {
    retryLimit: job.retries ?? 5,
    retryDelay: job.backoff ?? 5,
    retryBackoff: true,
    expireInSeconds: job.patience ?? 300,
    heartbeatSeconds: 15,
    notify: true,
  }
  await boss.createQueue(job.name, options)
  await boss.updateQueue(job.name, options)
}
