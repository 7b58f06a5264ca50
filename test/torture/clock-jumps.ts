import { randomUUID } from 'node:crypto'
import type { Shift } from './ground/clocks.ts'
import type { Ground } from './ground/ground.ts'
import { unless } from './process.ts'
import type { Blow, Part } from './rounds.ts'
import { ask } from './ask.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Where the clock is set to, one after the other: ms from the true time. Forwards and backwards by minutes and hours, at most 23 at once. */
const TO = [50 * MINUTE, 3 * HOUR, -2 * HOUR, 20 * HOUR, 0, -3 * HOUR, 5 * HOUR, 4 * HOUR, -18 * HOUR, 0]
/** Whose clock is set: that of the one machine on which all of it runs, or of one machine of two. */
const WHOSE = ['machine', 'machine', 'app', 'machine', 'database'] as const
/** Within this time all must go on as before, ms: an answer's undo time, a retry, and a lease. */
const PATIENCE = 60_000

/** The clock is set, forwards and backwards, while it runs. The last round sets it right again. */
export const clockJumps = (ground: Ground, rounds: number): Part => ({
  name: 'clock jumps',
  calm: 1_500,
  blowAt(round): Blow {
    const to = round === rounds - 1 ? 0 : TO[round % TO.length]!
    const whose = round === rounds - 1 ? 'machine' : WHOSE[Math.floor(round / 2) % WHOSE.length]!
    const before = ground.clocks.shift
    const shift: Shift = { app: whose === 'database' ? before.app : to, database: whose === 'app' ? before.database : to }
    const key = randomUUID()
    const brand = { name: `Brand ${round}` }
    let made: { id: string }
    return {
      kind: `${whose} ${direction(before, shift)}`,
      async land() {
        made = (await ground.session.write('POST', '/brands', brand, key)) as { id: string }
        await ground.clocks.set(shift)
        return []
      },
      async after() {
        const again = (await ground.session.write('POST', '/brands', brand, key)) as { id: string }
        const told = await Promise.all([alarmsTold(ground), nothingWaits(ground), jobsRun(ground), readersFollow(ground)])
        return [...(again.id === made.id ? [] : ['an Idempotency-Key was forgotten']), ...told.flat(), ...(await toldTwice(ground))]
      },
    }
  },
})

const direction = (before: Shift, after: Shift): string => (after.app + after.database >= before.app + before.database ? 'forwards' : 'backwards')

const inTime = (what: string, query: string, ground: Ground, values: unknown[] = []): Promise<string[]> =>
  unless(what, PATIENCE, async () => (await ask(ground.db, query, values)).rowCount === 0)

const appNow = ({ clocks }: Ground): Date => new Date(Date.now() + clocks.shift.app)

const alarmsTold = (ground: Ground): Promise<string[]> =>
  inTime(
    'whatever is overdue by the clock has been told',
    `select from desk.conversation where state = 'waiting_for_us' and due_at <= $1 and breached_at is null limit 1`,
    ground,
    [appNow(ground)],
  )

/** Whatever was written by then: what is written since has its time to be taken back. */
async function nothingWaits(ground: Ground): Promise<string[]> {
  const { rows } = await ask<{ ids: string[] }>(
    ground.db,
    `select coalesce(array_agg(id), '{}') as ids from channels.outbox where state in ('queued', 'sending')`,
  )
  return inTime(
    'what waited to be sent has been sent',
    `select from channels.outbox where id = any($1::uuid[]) and state in ('queued', 'sending') limit 1`,
    ground,
    [rows[0]!.ids],
  )
}

/** A job that is put in line now is done soon. */
async function jobsRun(ground: Ground): Promise<string[]> {
  const { items } = (await ground.session.read('/targets')) as { items: { id: string }[] }
  await ground.session.write('PUT', '/targets', { items: items.map((target) => ({ ...target, id: undefined })) })
  return inTime('jobs in line are done', `select from job.job where state < 'completed' and name not like '\\_\\_pgboss%' and name <> 'parked' limit 1`, ground)
}

/** Every reader of the fact log has read what was written up to now. */
async function readersFollow(ground: Ground): Promise<string[]> {
  const { rows } = await ask<{ seq: string }>(ground.db, 'select coalesce(max(seq), 0)::text as seq from platform.fact')
  return inTime(
    'the readers of the fact log go on',
    `select from platform.fact_reader r where exists (select from platform.fact f where (f.tx, f.seq) > (r.tx, r.seq) and f.seq <= $1::bigint) limit 1`,
    ground,
    [rows[0]!.seq],
  )
}

/** Each question was asked once, so each is nearly due once and breached once at most. */
async function toldTwice(ground: Ground): Promise<string[]> {
  const { rows } = await ask<{ kind: string; times: number }>(
    ground.db,
    `select f.kind, count(*)::int as times from platform.fact f join desk.conversation c on c.id = f.conversation_id and c.items = 1
     where f.kind in ('conversation.nearly_due', 'conversation.breached') group by f.conversation_id, f.kind having count(*) > 1`,
  )
  return rows.map(({ kind, times }) => `${kind} was told ${times} times of one question`)
}
