import { sql } from 'kysely'
import { homeOf } from '#channels'
import { inTransaction, type Db, type Tx } from '#platform/db.ts'
import type { Job } from '#platform/jobs.ts'
import type { Allowed } from '#platform/outside/lookup.ts'
import type { Platform } from '#platform/work.ts'
import { findOutlet, openAccess, type AnnouncedEvent, type Outlet } from './outlet.ts'
import { ANNOUNCE } from './react.ts'
import { send, type Outcome } from './send.ts'
import { readTold } from './told.ts'

/** Told at once in one go. */
const SOME = 20
/** While one is told, nobody else tells it; who died is taken for dead then, ms. */
const LEASE = 120_000
/** The first wait before it is tried again, ms; doubles, to an hour. Eight tries are about an hour. */
const [FIRST, LONGEST, TRIES] = [30_000, 3_600_000, 8]
/** Kept so long for who wants to look, days. */
const KEPT = 30

type Needed = Pick<Platform, 'db' | 'clock' | 'secrets' | 'config'>
interface Due {
  id: string
  outletId: string
  conversationId: string
  event: AnnouncedEvent
  data: Record<string, unknown>
  at: Date
  tries: number
}

/** Tells outlets what waits: when something happened, and every minute for what is tried again. */
export const announceJob = (platform: Needed): Job<object> => ({
  name: ANNOUNCE,
  schedule: '* * * * *',
  retries: 0, // each has its own tries
  run: (_, signal) => tellAll(platform, signal),
})

/** Tells until nothing is due. At least once each: who dies between the telling and its row tells again, with the same id. */
export async function tellAll(platform: Needed, signal: AbortSignal): Promise<void> {
  const { db, clock } = platform
  while (!signal.aborted) {
    const due = await inTransaction(db, (tx) => take(tx, clock.now()))
    for (const one of due) await tell(platform, one)
    if (due.length < SOME) break
  }
  await sql`delete from desk.announcement where at < ${clock.now()}::timestamptz - ${KEPT} * interval '1 day' and parked_at is null and next_at is null`.execute(
    db,
  )
}

async function take(tx: Tx, now: Date): Promise<Due[]> {
  const { rows } = await sql<Due>`
    update desk.announcement set tries = tries + 1, next_at = ${new Date(now.getTime() + LEASE)}
    where id in (select id from desk.announcement where next_at <= ${now} order by next_at, id limit ${SOME} for update skip locked)
    returning id, outlet_id as "outletId", conversation_id as "conversationId", event, data, at, tries`.execute(tx)
  return rows
}

async function tell(platform: Needed, due: Due): Promise<void> {
  const { db, secrets, clock } = platform
  const outlet = await findOutlet(db, due.outletId)
  const { told, language } = await readTold(db, platform.config, outlet, due)
  const outcome = await send(openAccess(secrets, outlet), told, { language, allowed: allowedFor(platform, outlet), now: clock.now() })
  await settle(db, clock.now(), due, outcome)
}

/** What an outlet may reach: the open internet, or what an administrator says stands near. */
export const allowedFor = (platform: Pick<Platform, 'config' | 'secrets'>, { near }: Pick<Outlet, 'near'>): Allowed =>
  near ? 'near-too' : homeOf(platform).local ? 'loopback-too' : 'public'

async function settle(db: Db, now: Date, { id, tries }: Due, outcome: Outcome): Promise<void> {
  if (outcome.sent) {
    await sql`update desk.announcement set sent_at = ${now}, next_at = null, trouble = null where id = ${id}`.execute(db)
    return
  }
  const isOver = outcome.forPeople || tries >= TRIES
  const wait = Math.max(outcome.wait ?? 0, Math.min(LONGEST, FIRST * 2 ** (tries - 1)))
  await sql`
    update desk.announcement set trouble = ${outcome.trouble}, parked_at = ${isOver ? now : null}, next_at = ${isOver ? null : new Date(now.getTime() + wait)}
    where id = ${id}`.execute(db)
}
