import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { PARKED } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'

/** Figures for Prometheus. Those of the database are the same from every process; those of requests and streams are this one's. */
export function openMetrics(http: FastifyInstance, { clock, db }: Platform, streamClients: () => number): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'aerie_' })
  timeRequests(http, registry)
  /** A gauge that is asked for at each scrape: label value → figure. */
  const ask = (name: string, help: string, label: string | null, read: () => Promise<Iterable<readonly [string, number]>>): void => {
    const gauge = new Gauge({
      name,
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      async collect() {
        gauge.reset()
        for (const [value, figure] of await read()) gauge.set(label ? { [label]: value } : {}, figure)
      },
    })
  }
  const rows = async (query: ReturnType<typeof sql<{ label: string; figure: number }>>) => (await query.execute(db)).rows.map((row) => [row.label, Number(row.figure)] as const)
  ask('aerie_stream_clients', 'Browsers that listen to the live stream here', null, async () => [['', streamClients()]])
  ask('aerie_items_kept_total', 'Items written since the statistics of the database began', null, () => rows(sql`select '' as label, n_tup_ins as figure from pg_stat_user_tables where relid = 'listening.item'::regclass`))
  ask('aerie_outbox_messages', 'Messages on their way out, and failed ones, by state', 'state', () => rows(sql`
    select state as label, count(*) as figure from channels.outbox where state in ('queued', 'sending') or state = 'failed' group by state`))
  ask('aerie_jobs_waiting', 'Work in line, by kind', 'job', () => rows(sql`select name as label, count(*) as figure from job.job where state < 'active' and name <> ${PARKED} group by name`))
  ask('aerie_jobs_parked', 'Work that kept failing and waits for a person', null, () => rows(sql`select '' as label, count(*) as figure from job.job where name = ${PARKED} and state = 'created'`))
  ask('aerie_fact_lag_seconds', 'Age of the oldest fact that a reader has not read', 'reader', () => rows(sql`
    select name as label, coalesce((select extract(epoch from ${clock.now()}::timestamptz - at) from platform.fact f
      where (f.tx, f.seq) > (r.tx, r.seq) order by f.tx, f.seq limit 1), 0) as figure from platform.fact_reader r`))
  return registry
}

/** How long answers take, by route and status. Buckets in seconds. */
function timeRequests(http: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'aerie_http_request_seconds',
    help: 'How long answers take',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  http.addHook('onResponse', async (request, reply) => {
    if (!request.routeOptions.config.lasting) seconds.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}
