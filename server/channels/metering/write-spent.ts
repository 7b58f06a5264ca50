import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Cost } from './cost.ts'
import { asRows, readToday, type Today } from './today.ts'

/** Adds costs to a channel's day, as a statement or as a part of one. */
export const spending = (channelId: string, today: readonly Today[], costs: readonly Cost[]): RawBuilder<unknown> => sql`
  insert into channels.spent (channel_id, day, what, count, amount)
  select c.id, today.day, what, count, amount
  from channels.channel c join ${asRows(today)} as today (network, day) on today.network = c.network,
    unnest(${costs.map((cost) => cost.what)}::text[], ${costs.map((cost) => cost.count)}::int[], ${costs.map((cost) => cost.amount)}::bigint[])
    as cost (what, count, amount)
  where c.id = ${channelId}
  on conflict (channel_id, day, what) do update set count = spent.count + excluded.count, amount = spent.amount + excluded.amount`

/** Writes down what was spent, in the transaction of what it was spent on. Nothing, where there is no cost. */
export async function writeSpent(tx: Tx, channelId: string, now: Date, costs: readonly Cost[]): Promise<void> {
  if (costs.length > 0) await spending(channelId, await readToday(tx, now), costs).execute(tx)
}
