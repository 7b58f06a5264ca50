import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Platform } from '#platform/work.ts'
import { VERSION } from './version.ts'

/** How often a process says that it lives, and after how long of silence it counts as dead, seconds. */
const BEAT = 10
/** How soon a clock that was set is noticed, ms. */
const LOOK_EVERY = 1_000
export const DEAD_AFTER = 35

/** Of a row of `platform.process`: it was heard of lately. What it said before the clock was set back lies ahead, and counts for nothing. */
export const lives = (now: Date) => sql`abs(extract(epoch from ${now}::timestamptz - seen_at)) < ${DEAD_AFTER}`

/** Says in `platform.process` that this process lives and does this; what is long dead is forgotten. @returns ends it */
export async function beat(platform: Platform, role: 'web' | 'worker'): Promise<() => Promise<void>> {
  const { clock, db, log, processId } = platform
  const say = () =>
    sql`
    insert into platform.process (id, roles, host, version, started_at, seen_at)
    values (${processId}, array[${role}], ${hostname()}, ${VERSION}, ${clock.now()}, ${clock.now()})
    on conflict (id) do update set seen_at = excluded.seen_at, roles = array(select distinct unnest(process.roles || excluded.roles))`.execute(db)
  const said = (): Said => ({ at: performance.now(), clock: clock.now().getTime() })
  await say()
  await sql`delete from platform.process where seen_at < ${clock.now()}::timestamptz - interval '1 day'`.execute(db)
  let last = said()
  const timer = setInterval(() => {
    if (!isTimeToSay(last, said())) return
    last = said()
    say().catch((error: unknown) => log.warn({ err: error }, 'this process cannot say that it lives; the database is away'))
  }, LOOK_EVERY)
  return async () => {
    clearInterval(timer)
    await sql`delete from platform.process where id = ${processId}`.execute(db).catch(() => undefined) // with the database away it counts as dead soon enough
  }
}

/** Says where people open the screens of this process, so that a command can print links to them. */
export async function sayAddress({ db, processId }: Platform, url: string): Promise<void> {
  await sql`update platform.process set url = ${url} where id = ${processId}`.execute(db)
}

/** Where people open the screens of an app that runs now; null: none runs. */
export async function readAddress(db: Db, now: Date): Promise<string | null> {
  const { rows } = await sql<{ url: string }>`
    select url from platform.process where url is not null and ${lives(now)} order by started_at desc limit 1`.execute(db)
  return rows[0]?.url ?? null
}

/** When it was said last: by a clock that is never set, ms, and by the one that others compare with. */
interface Said {
  at: number
  clock: number
}

/** The time has come, or the clock was set: what was said by the old time counts for nothing by the new one. */
const isTimeToSay = (last: Said, now: Said): boolean =>
  now.at - last.at >= BEAT * 1000 - LOOK_EVERY / 2 || Math.abs(now.clock - last.clock - (now.at - last.at)) > LOOK_EVERY
