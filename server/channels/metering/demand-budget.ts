import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { AccountTrouble, type Outgoing } from '../adapter.ts'
import { hasLink } from '../reach/length.ts'
import { cannotPay } from './budget.ts'
import { costOf } from './cost.ts'
import { readUsed } from './used.ts'

/** What an answer costs on a network, millionths; null: nothing. */
export const costOfAnswer = (network: string, { text, visibility }: Pick<Outgoing, 'text' | 'visibility'>) =>
  costOf(network, hasLink(text) ? 'answer_with_link' : 'answer', 1, visibility)

/**
 * Refuses an answer that the channel's budget has no money for, what waits counted. Whoever asks holds the budget until their
 * transaction ends, so that no two spend the same money.
 */
export async function demandBudget(tx: Tx, now: Date, channelId: string, price: number): Promise<void> {
  await sql`select from channels.budget where channel_id = ${channelId} for update`.execute(tx)
  const [metered] = await readUsed(tx, now, [channelId])
  if (metered && cannotPay(metered.budget, metered.used, price))
    throw new Refusal(
      'conflict',
      'budget-spent',
      'The budget of this channel is spent. Ask an administrator for more, or open the message there and log your answer.',
    )
}

/**
 * The same when it is sent: the budget may have been cut since it was written. Of several that are sent at once the oldest is
 * paid first.
 */
export async function demandStillPaid(db: Db, now: Date, message: { id: string; channel_id: string }, price: number): Promise<void> {
  const [metered] = await readUsed(db, now, [message.channel_id])
  if (!metered) return
  const { rows } = await sql<{ price: number }>`
    select coalesce(sum(price), 0)::float8 as price from channels.outbox where channel_id = ${message.channel_id} and state = 'sending' and id < ${message.id}`.execute(
    db,
  )
  if (cannotPay(metered.budget, { ...metered.used, waiting: rows[0]!.price }, price))
    throw new AccountTrouble('the budget is spent', 'The budget of this channel is spent. Ask an administrator for more, then send it again.')
}
