import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { isLate, type Gap } from './gap.ts'
import { hourOf, type Heard } from './rhythm.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]
/** How far back a rhythm is read: long enough for each hour of the week to be seen twelve times, short enough to follow how things change. Days. */
export const KEPT = 84

/** Counts what came, by the hour in which it was written, and what of it was missed in which gap. One statement. */
export async function countCame(tx: Tx, channelId: string, now: Date, came: readonly Date[], gaps: readonly Gap[]): Promise<void> {
  const hours = new Map<number, { items: number; receivedLate: number }>()
  const missed = new Map<string, number>()
  for (const written of came) {
    const at = written > now ? now : written
    if (now.getTime() - at.getTime() > KEPT * DAY) continue
    const gap = gaps.find((one) => isLate(one, { at, receivedAt: now }))
    if (gap) missed.set(gap.id, (missed.get(gap.id) ?? 0) + 1)
    const hour = hours.get(hourOf(at)) ?? { items: 0, receivedLate: 0 }
    hours.set(hourOf(at), { items: hour.items + 1, receivedLate: hour.receivedLate + (gap ? 1 : 0) })
  }
  if (hours.size === 0) return
  const counts = [...hours.values()]
  await sql`
    with missed as (
      update channels.gap set items = gap.items + more.items
      from unnest(${[...missed.keys()]}::uuid[], ${[...missed.values()]}::int[]) as more (id, items) where gap.id = more.id)
    insert into channels.came (channel_id, hour, items, received_late)
    select ${channelId}::uuid, * from unnest(${[...hours.keys()].map((hour) => new Date(hour * HOUR).toISOString())}::timestamptz[],
      ${counts.map((one) => one.items)}::int[], ${counts.map((one) => one.receivedLate)}::int[])
    on conflict (channel_id, hour) do update set items = came.items + excluded.items, received_late = came.received_late + excluded.received_late`.execute(tx)
}

/**
 * What came in each hour in which somebody listened, up to the hour before `until`: the silence that lasts now is not part of
 * what it is compared with, nor are the hours of gaps.
 */
export async function readHeard(db: Db | Tx, channel: { id: string; createdAt: Date }, until: Date, gaps: readonly Pick<Gap, 'from' | 'to'>[]): Promise<Heard> {
  const first = Math.max(hourOf(channel.createdAt) + 1, hourOf(until) - KEPT * 24)
  const { rows } = await sql<{ hour: Date; items: number }>`
    select hour, items from channels.came where channel_id = ${channel.id} and hour >= ${new Date(first * HOUR)} and hour < ${until}`.execute(db)
  const came = new Map(rows.map((row) => [hourOf(row.hour), row.items]))
  const heard = new Map<number, number>()
  for (let hour = first; hour < hourOf(until); hour++) if (!gaps.some((gap) => isIn(gap, hour))) heard.set(hour, came.get(hour) ?? 0)
  return heard
}

const isIn = ({ from, to }: Pick<Gap, 'from' | 'to'>, hour: number): boolean => hour >= hourOf(from) && (to === null || hour <= hourOf(to))

/** Items of each day (UTC) of the last `days`, today among them, oldest first. */
export async function readDays(db: Db | Tx, channelId: string, now: Date, days: number): Promise<{ day: string; items: number; receivedLate: number }[]> {
  const { rows } = await sql<{ day: string; items: number; receivedLate: number }>`
    select to_char(day, 'YYYY-MM-DD') as day, coalesce(sum(items), 0)::int as items, coalesce(sum(received_late), 0)::int as "receivedLate"
    from generate_series(date_trunc('day', ${now}::timestamptz at time zone 'UTC') - ${days - 1} * interval '1 day', ${now}::timestamptz at time zone 'UTC', '1 day') as day
    left join channels.came on channel_id = ${channelId} and hour >= day at time zone 'UTC' and hour < (day + interval '1 day') at time zone 'UTC'
    group by day order by day`.execute(db)
  return rows
}

/** How many items were written since then. By whole hours. */
export async function countSince(db: Db | Tx, channelId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ items: number }>`
    select coalesce(sum(items), 0)::int as items from channels.came where channel_id = ${channelId} and hour >= ${since}`.execute(db)
  return rows[0]!.items
}
