import { sql } from 'kysely'
import { z } from 'zod'
import { readMembers, readTeams } from '#workspace'
import type { Db, Tx } from '#platform/db.ts'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import { Refusal } from '#platform/refusal.ts'
import type { WatchView } from './contract.ts'
import type { WatchRow } from './tables.ts'

type View = z.input<typeof WatchView>
/** A watch is drawn over so many days. */
const DAYS = 30
const DAY = 86_400_000

/** Watches by name. */
export async function listWatches(
  db: Db | Tx,
  now: Date,
  asked: { after?: string | undefined; limit: number },
): Promise<{ items: View[]; next: string | null }> {
  const [name, id] = asked.after ? fromCursor(asked.after, z.tuple([z.string(), z.uuid()])) : [null, null]
  const { rows } = await sql<WatchRow>`
    select * from listening.watch where removed_at is null ${name !== null ? sql`and (lower(name), id) > (${name}, ${id}::uuid)` : sql``}
    order by lower(name), id limit ${asked.limit + 1}`.execute(db)
  const shown = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? shown.at(-1)! : null
  return { items: await toViews(db, now, shown), next: last && toCursor([last.name.toLowerCase(), last.id]) }
}

export const noSuchWatch = (): Refusal => new Refusal('not-found', 'no-such-watch', 'This watch is not there any more. Reload the list of watches.')

/** One watch. Refuses one that was removed. */
export async function showWatch(db: Db | Tx, now: Date, id: string): Promise<View> {
  const { rows } = await sql<WatchRow>`select * from listening.watch where id = ${id} and removed_at is null`.execute(db)
  if (!rows[0]) throw noSuchWatch()
  return (await toViews(db, now, rows))[0]!
}

async function toViews(db: Db | Tx, now: Date, rows: readonly WatchRow[]): Promise<View[]> {
  const days = await readDays(db, now, rows)
  const members = await readMembers(
    db,
    rows.flatMap((row) => [row.created_by, row.off_by]).filter((id) => id !== null),
  )
  const teams = new Map((await readTeams(db)).map((team) => [team.id, team.name]))
  const caused = (by: string | null, at: Date) => ({ by: (by && members.get(by)?.name) ?? null, at: at.toISOString() })
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    query: row.query,
    purpose: row.purpose,
    becomes: row.becomes,
    teamId: row.team_id,
    team: (row.team_id && teams.get(row.team_id)) ?? null,
    created: caused(row.created_by, row.created_at),
    off: row.off_at && caused(row.off_by, row.off_at),
    days: days.get(row.id) ?? Array.from({ length: DAYS }, () => 0),
  }))
}

async function readDays(db: Db | Tx, now: Date, watches: readonly WatchRow[]): Promise<Map<string, number[]>> {
  const first = new Date(now.getTime() - (DAYS - 1) * DAY).toISOString().slice(0, 10)
  const { rows } = await sql<{ id: string; place: number; hits: number }>`
    select watch_id as id, day - ${first}::date as place, hits from listening.watch_day
    where watch_id = any(${watches.map((one) => one.id)}::uuid[]) and day between ${first}::date and ${first}::date + ${DAYS - 1}::int`.execute(db)
  const days = new Map<string, number[]>()
  for (const { id, place, hits } of rows) {
    const list = days.get(id) ?? Array.from({ length: DAYS }, () => 0)
    list[place] = hits
    days.set(id, list)
  }
  return days
}
