import type { PgBoss } from 'pg-boss'
import type { Log } from '../log.ts'

/** How often it is looked whether the database's clock was set back, ms. */
const LOOK_EVERY = 5_000

/**
 * The queue notes by the database's clock when it last looked after itself, and from when a job may run. When that clock is
 * set back, all of it lies ahead, and until the clock is there again no schedule fires, no dead worker's job is taken over,
 * and what waits goes on waiting. So what lies ahead is brought back to now. @returns ends this
 */
export function mendWhenSetBack(boss: PgBoss, log: Log): () => void {
  const look = async (): Promise<void> => {
    const { rows } = await boss.getDb().executeSql(IS_AHEAD)
    if (!rows[0]?.ahead) return
    for (const statement of BRING_BACK) await boss.getDb().executeSql(statement)
    log.warn('jobs: the database’s clock was set back; what waited for a later time goes on now')
  }
  const timer = setInterval(() => void look().catch((error: unknown) => log.debug({ err: error }, 'jobs: the database is away')), LOOK_EVERY)
  return () => clearInterval(timer)
}

/** The marks of the queue's own rounds, which come at least once a minute; a row or two, whatever the number of jobs. */
const IS_AHEAD = `
  select greatest((select max(greatest(cron_on, flow_on, bam_on)) from job.version), (select max(greatest(monitor_claim_on, maintain_on)) from job.queue))
    > job.job_now() + interval '1 second' as ahead`

const BRING_BACK = [
  `update job.version set cron_on = least(cron_on, job.job_now()), flow_on = least(flow_on, job.job_now()), bam_on = least(bam_on, job.job_now()),
     reindex_on = least(reindex_on, job.job_now()), monitor_backoff_on = null`,
  `update job.queue set monitor_claim_on = least(monitor_claim_on, job.job_now()), monitor_on = least(monitor_on, job.job_now()),
     maintain_on = least(maintain_on, job.job_now())`,
  // put in line, or tried, when the clock was ahead: the wait that began then is over
  `update job.job set start_after = job.job_now(), created_on = least(created_on, job.job_now())
     where state < 'active' and greatest(created_on, started_on) > job.job_now() and start_after > job.job_now()`,
  // a worker that lives says so again within moments
  `update job.job set started_on = least(started_on, job.job_now()), heartbeat_on = least(heartbeat_on, job.job_now())
     where state = 'active' and greatest(started_on, heartbeat_on) > job.job_now()`,
]
