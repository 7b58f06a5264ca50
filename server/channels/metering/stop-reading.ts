import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'
import { record, type FactDraft } from '#platform/facts.ts'
import { priceOf } from '../reach/table.ts'
import { spendingOf, type Spending } from './budget.ts'
import { cheapestAnswer } from './cost.ts'
import { readUsed } from './used.ts'

/** What is told of a budget last; null: all is well. */
type Told = Exclude<Spending, 'well'> | null
/** States in which nothing is read. Reading ends before answering does: whoever cannot answer any more reads nothing either. */
const RESTS: readonly unknown[] = ['reading_stopped', 'spent'] satisfies Spending[]

/**
 * The channels of these that may read no more, because reading has used up its share of their budgets. That this is near, that
 * it has come, and that it is over are told once each, as facts. Asks nothing where no network has a price.
 */
export async function readingStopped(db: Db, now: Date, channels: readonly { id: string; network: string }[]): Promise<Set<string>> {
  const priced = channels.filter((one) => priceOf(one.network)).map((one) => one.id)
  if (priced.length === 0) return new Set()
  const metered = await readUsed(db, now, priced)
  const states = new Map(metered.map(({ channelId, network, budget, used }) => [channelId, spendingOf(budget, used, cheapestAnswer(network))]))
  await tell(db, now, states)
  return new Set([...states].filter(([, state]) => RESTS.includes(state)).map(([id]) => id))
}

/** Writes down what changed, if anything did. Two processes that see it at once tell it once: the row says so. */
async function tell(db: Db, now: Date, states: ReadonlyMap<string, Spending>): Promise<void> {
  const asked = [...states]
  const told = sql`unnest(${asked.map(([id]) => id)}::uuid[], ${asked.map(([, state]) => (state === 'well' ? null : state))}::text[]) as new (id, told)`
  const { rows: changed } =
    await sql`select from channels.budget b join ${told} on new.id = b.channel_id where b.told is distinct from new.told limit 1`.execute(db)
  if (changed.length === 0) return
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string; before: Told; told: Told }>`
      with before as (select b.channel_id as id, b.told from channels.budget b join ${told} on new.id = b.channel_id where b.told is distinct from new.told for update of b)
      update channels.budget b set told = new.told, told_at = case when new.told in ('reading_stopped', 'spent') then coalesce(b.told_at, ${now}::timestamptz) end
      from before, ${told} where before.id = b.channel_id and new.id = b.channel_id
      returning b.channel_id as id, before.told as before, new.told`.execute(tx)
    await record(tx, now, rows.flatMap(turn))
  })
}

/** What happened between two states. */
function turn({ id: channelId, before, told }: { id: string; before: Told; told: Told }): FactDraft[] {
  const kinds = [
    ...(told === 'nearly' && before === null ? ['channel.budget_nearly' as const] : []),
    ...(RESTS.includes(told) && !RESTS.includes(before) ? ['channel.reading_stopped' as const] : []),
    ...(told === 'spent' ? ['channel.budget_spent' as const] : []),
    ...(RESTS.includes(before) && !RESTS.includes(told) ? ['channel.reading_resumed' as const] : []),
  ]
  return kinds.map((kind) => ({ kind, channelId, data: {} }))
}
