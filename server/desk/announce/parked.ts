import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Jobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { ParkedAnnouncement } from './contract.ts'
import { ANNOUNCE } from './react.ts'

type Shown = z.input<typeof ParkedAnnouncement>
type Row = Omit<Shown, 'at'> & { at: Date; parkedAt: Date }

const Place = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

/** What failed once too often, newest first. */
export async function listParkedAnnouncements(
  db: Db | Tx,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: Shown[]; next: string | null }> {
  const from = after ? fromCursor(after, Place) : null
  const { rows } = await sql<Row>`
    select a.id, outlet.name as outlet, a.event, a.conversation_id as "conversationId", a.at, a.tries, a.trouble, date_trunc('milliseconds', a.parked_at) as "parkedAt"
    from desk.announcement a join desk.outlet on outlet.id = a.outlet_id
    where a.parked_at is not null ${from ? sql`and (date_trunc('milliseconds', a.parked_at), a.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql``}
    order by date_trunc('milliseconds', a.parked_at) desc, a.id desc limit ${limit + 1}`.execute(db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows
      .slice(0, limit)
      .map(({ id, outlet, event, conversationId, at, tries, trouble }) => ({ id, outlet, event, conversationId, at: at.toISOString(), tries, trouble })),
    next: last ? toCursor([last.parkedAt.toISOString(), last.id]) : null,
  }
}

/** Puts it back in line, with all its tries. Refuses what is not parked any more. */
export async function retryAnnouncement({ tx, now }: Work, jobs: Pick<Jobs, 'send'>, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update desk.announcement set parked_at = null, tries = 0, next_at = ${now} where id = ${id} and parked_at is not null`.execute(tx)
  if (!numAffectedRows) throw gone()
  await jobs.send(tx, ANNOUNCE, {})
}

/** Lets it go for good. */
export async function dropAnnouncement({ tx }: Work, id: string): Promise<void> {
  const { numAffectedRows } = await sql`delete from desk.announcement where id = ${id} and parked_at is not null`.execute(tx)
  if (!numAffectedRows) throw gone()
}

const gone = (): Refusal => new Refusal('not-found', 'announcement-gone', 'This announcement is not set aside any more: somebody has retried it or let it go.')
