import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Budgets } from '../provider.ts'

/** What was spent within a day and a month (UTC). */
export interface Spent {
  day: { requests: number; tokens: number }
  month: { requests: number; tokens: number }
}

/** Which budget is used up; null: none. */
export type UsedUp = 'requestsDay' | 'requestsMonth' | 'tokensDay' | 'tokensMonth' | null

/** Which budget a request of so many tokens would go beyond. Pure. */
export function usedUpBy(tokens: number, { day, month }: Spent, budgets: Budgets): UsedUp {
  const within = (limit: number | null, spent: number): boolean => limit === null || spent <= limit
  if (!within(budgets.requestsDay, day.requests + 1)) return 'requestsDay'
  if (!within(budgets.requestsMonth, month.requests + 1)) return 'requestsMonth'
  if (!within(budgets.tokensDay, day.tokens + tokens)) return 'tokensDay'
  return within(budgets.tokensMonth, month.tokens + tokens) ? null : 'tokensMonth'
}

/** The day of an instant, as the table has it. */
const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/** What was spent on the day and in the month of `now`. */
export async function readSpent(db: Db | Tx, now: Date): Promise<Spent> {
  const day = dayOf(now)
  const { rows } = await sql<{ day: Spent['day'] | null; month: Spent['month'] }>`
    select (select json_build_object('requests', requests, 'tokens', tokens) from triage.spending where day = ${day}) as day,
      (select json_build_object('requests', coalesce(sum(requests), 0), 'tokens', coalesce(sum(tokens), 0)) from triage.spending
        where day between date_trunc('month', ${day}::date) and ${day}::date) as month`.execute(db)
  return { day: rows[0]!.day ?? { requests: 0, tokens: 0 }, month: rows[0]!.month }
}

/** Counts a request before it is made, by what it is likely to cost: who crashes while asking has spent it. */
export const spend = (tx: Tx, now: Date, tokens: number): Promise<void> => count(tx, now, 1, tokens)

/** Puts what a request did cost in the place of what it was likely to. */
export const settle = (tx: Tx, now: Date, likely: number, tokens: number | null): Promise<void> => count(tx, now, 0, tokens === null ? 0 : tokens - likely)

async function count(tx: Tx, now: Date, requests: number, tokens: number): Promise<void> {
  await sql`
    insert into triage.spending (day, requests, tokens) values (${dayOf(now)}, ${requests}, ${tokens})
    on conflict (day) do update set requests = spending.requests + excluded.requests, tokens = greatest(0, spending.tokens + excluded.tokens)`.execute(tx)
}
