import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Budget, Used } from './budget.ts'

/** A channel's budget, and what was used of it. */
export interface Metered {
  channelId: string
  budget: Budget
  used: Used
}

interface Row extends Used {
  channelId: string
  monthly: number | null
  daily: number | null
  share: number
}

/** The budgets of these channels (null: of all) and what was used of them. Month and day are those of `now`, UTC. */
export async function readUsed(db: Db | Tx, now: Date, channelIds: readonly string[] | null): Promise<Metered[]> {
  const { rows } = await sql<Row>`
    select b.channel_id as "channelId", b.month::float8 as monthly, b.day::float8 as daily, b.reading_share::float8 as share,
      spent.month, spent.day, waiting.amount as waiting
    from channels.budget b,
    lateral (select coalesce(sum(amount), 0)::float8 as month, coalesce(sum(amount) filter (where s.day = today.day), 0)::float8 as day
      from (select (${now}::timestamptz at time zone 'UTC')::date as day) as today left join channels.spent s
        on s.channel_id = b.channel_id and s.day between date_trunc('month', today.day)::date and today.day) as spent,
    lateral (select coalesce(sum(price), 0)::float8 as amount from channels.outbox
      where channel_id = b.channel_id and state in ('queued', 'sending')) as waiting
    where ${channelIds}::uuid[] is null or b.channel_id = any(${channelIds}::uuid[])`.execute(db)
  return rows.map(({ channelId, monthly, daily, share, month, day, waiting }) => ({
    channelId,
    budget: { month: monthly, day: daily, readingShare: share },
    used: { month, day, waiting },
  }))
}
