import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { memberOf, type Work } from '#platform/work.ts'
import { recordChannel } from '../facts.ts'
import { findChannel } from '../read.ts'
import { priceOf } from '../reach/table.ts'
import { MILLION } from './cost.ts'

/** A budget as people set it, in the price's unit (US dollars). */
export interface BudgetAsked {
  month: number | null
  day: number | null
  readingShare: number
}

/** Sets what may be spent on a channel; neither a month nor a day: as much as it takes. Refuses a channel that costs nothing. */
export async function setBudget(work: Work, channelId: string, { month, day, readingShare }: BudgetAsked): Promise<void> {
  const channel = await findChannel(work.tx, channelId)
  if (!priceOf(channel.network)) throw new Refusal('conflict', 'costs-nothing', 'This network costs nothing, so there is nothing to limit.')
  if (month === null && day === null) await sql`delete from channels.budget where channel_id = ${channelId}`.execute(work.tx)
  else
    await sql`
      insert into channels.budget (channel_id, month, day, reading_share, set_at, set_by)
      values (${channelId}, ${millionths(month)}, ${millionths(day)}, ${readingShare}, ${work.now}, ${memberOf(work.by)})
      on conflict (channel_id) do update set month = excluded.month, day = excluded.day, reading_share = excluded.reading_share, set_at = excluded.set_at,
        set_by = excluded.set_by`.execute(work.tx)
  await recordChannel(work, 'budgeted', channelId, { month, day, readingShare })
}

const millionths = (amount: number | null): number | null => (amount === null ? null : Math.round(amount * MILLION))
