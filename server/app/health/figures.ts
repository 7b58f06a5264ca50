import { sql, type RawBuilder } from 'kysely'
import { PARKED } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'

interface Row {
  label: string
  figure: number
}

/** Something the database can tell at each scrape, without counting all there is. `label`: what its rows differ by. */
export interface Figure {
  name: string
  help: string
  label: string | null
  read(now: Date): RawBuilder<Row>
}

export const FIGURES: readonly Figure[] = [
  {
    name: 'aerie_items_kept_total',
    help: 'Items written since the statistics of the database began',
    label: null,
    read: () => sql`select '' as label, n_tup_ins as figure from pg_stat_user_tables where relid = 'listening.item'::regclass`,
  },
  {
    name: 'aerie_outbox_messages',
    help: 'Messages on their way out, and failed ones, by state',
    label: 'state',
    read: () => sql`select state as label, count(*) as figure from channels.outbox where state in ('queued', 'sending') or state = 'failed' group by state`,
  },
  {
    name: 'aerie_jobs_waiting',
    help: 'Work in line, by kind',
    label: 'job',
    read: () => sql`select name as label, count(*) as figure from job.job where state < 'active' and name <> ${PARKED} group by name`,
  },
  {
    name: 'aerie_jobs_parked',
    help: 'Work that kept failing and waits for a person',
    label: null,
    read: () => sql`select '' as label, count(*) as figure from job.job where name = ${PARKED} and state < 'active'`,
  },
  {
    name: 'aerie_fact_lag_seconds',
    help: 'Age of the oldest fact that a reader has not read',
    label: 'reader',
    read: (now) => sql`
      select name as label, coalesce((select extract(epoch from ${now}::timestamptz - at) from platform.fact f
        where (f.tx, f.seq) > (r.tx, r.seq) order by f.tx, f.seq limit 1), 0) as figure from platform.fact_reader r`,
  },
]

export async function readFigure({ clock, db }: Platform, { read }: Figure): Promise<Row[]> {
  const { rows } = await read(clock.now()).execute(db)
  return rows.map(({ label, figure }) => ({ label, figure: Number(figure) }))
}
