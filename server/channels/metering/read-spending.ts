import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import type { SpendingView } from '../reach/contract.ts'
import { priceOf } from '../reach/table.ts'
import { spendingOf, type Used } from './budget.ts'
import { cheapestAnswer, MILLION } from './cost.ts'
import { asRows, readToday } from './today.ts'
import { readUsed, type Metered } from './used.ts'

type Day = z.input<typeof SpendingView>['days'][number]
type Row = { id: string; name: string; network: string; days: Day[]; month: number; today: number; waiting: number }

/** Days that are shown. */
const SHOWN = 31

/** What each metered channel cost, day by day, and what is left of its budget. Channels without a price are left out. At most 500. */
export async function readSpending(db: Db | Tx, now: Date): Promise<z.input<typeof SpendingView>[]> {
  const today = await readToday(db, now)
  const { rows } = await sql<Row>`
    select c.id, c.name, c.network,
      (select coalesce(json_agg(one order by one.day), '[]') from (
        select s.day::text as day, sum(count) filter (where what like 'read%') as reads, sum(count) filter (where what like 'answer%') as answers,
          sum(amount)::float8 / ${MILLION}::float8 as amount
        from channels.spent s where s.channel_id = c.id and s.day > today.day - ${SHOWN}::int group by s.day) as one) as days,
      (select coalesce(sum(amount), 0)::float8 from channels.spent s where s.channel_id = c.id and s.day >= date_trunc('month', today.day)::date) as month,
      (select coalesce(sum(amount), 0)::float8 from channels.spent s where s.channel_id = c.id and s.day = today.day) as today,
      (select coalesce(sum(price), 0)::float8 from channels.outbox o where o.channel_id = c.id and o.state in ('queued', 'sending')) as waiting
    from channels.channel c join ${asRows(today)} as today (network, day) on today.network = c.network
    where c.removed_at is null order by c.name limit 500`.execute(db)
  const metered = new Map((await readUsed(db, now, null)).map((one) => [one.channelId, one]))
  return rows.map((row) => ({ ...viewOf(row, metered.get(row.id)), timeZone: today.find(({ network }) => network === row.network)!.timeZone }))
}

function viewOf({ id, name, network, days, month, today, waiting }: Row, metered: Metered | undefined): Omit<z.input<typeof SpendingView>, 'timeZone'> {
  const price = priceOf(network)!
  const used: Used = { month, day: today, waiting }
  const budget = metered?.budget ?? null
  return {
    channel: { id, name, network },
    unit: price.unit,
    month: month / MILLION,
    day: today / MILLION,
    waiting: waiting / MILLION,
    budget: budget && { month: inUnits(budget.month), day: inUnits(budget.day), readingShare: budget.readingShare },
    state: spendingOf(budget, used, cheapestAnswer(network)),
    days: days.map((one) => ({ ...one, reads: one.reads ?? 0, answers: one.answers ?? 0 })),
  }
}

const inUnits = (amount: number | null): number | null => (amount === null ? null : amount / MILLION)
