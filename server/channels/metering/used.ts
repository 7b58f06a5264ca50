import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Budget, Used } from './budget.ts'
import { asRows, readToday } from './today.ts'

/** A channel's budget, and what was used of it. */
export interface Metered {
  channelId: string
  network: string
  budget: Budget
  used: Used
}

interface Row extends Used {
  channelId: string
  network: string
  monthly: number | null
  daily: number | null
  share: number
}

/** The budgets of these channels (null: of all) and what was used of them. Month and day as today.ts has them. */
export async function readUsed(db: Db | Tx, now: Date, channelIds: readonly string[] | null): Promise<Metered[]> {
  const today = await readToday(db, now)
  const { rows } = await sql<Row>`
    select b.channel_id as "channelId", c.network, b.month::float8 as monthly, b.day::float8 as daily, b.reading_share::float8 as share,
      spent.month, spent.day, waiting.amount as waiting
    from channels.budget b join channels.channel c on c.id = b.channel_id join ${asRows(today)} as today (network, day) on today.network = c.network,
    lateral (select coalesce(sum(amount), 0)::float8 as month, coalesce(sum(amount) filter (where s.day = today.day), 0)::float8 as day
      from channels.spent s where s.channel_id = b.channel_id and s.day between date_trunc('month', today.day)::date and today.day) as spent,
    lateral (select coalesce(sum(price), 0)::float8 as amount from channels.outbox
      where channel_id = b.channel_id and state in ('queued', 'sending')) as waiting
    where ${channelIds}::uuid[] is null or b.channel_id = any(${channelIds}::uuid[])`.execute(db)
  return rows.map(({ channelId, network, monthly, daily, share, month, day, waiting }) => ({
    channelId,
    network,
    budget: { month: monthly, day: daily, readingShare: share },
    used: { month, day, waiting },
  }))
}
