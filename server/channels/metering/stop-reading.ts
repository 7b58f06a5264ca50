import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { priceOf } from '../reach/table.ts'
import { stopsReading } from './budget.ts'
import { readUsed } from './used.ts'

/**
 * The channels of these that may read no more, because reading has used up its share of their budgets. Told once, as a fact, and
 * once more when they may read again. Asks nothing where no network has a price.
 */
export async function readingStopped(db: Db, now: Date, channels: readonly { id: string; network: string }[]): Promise<Set<string>> {
  const priced = channels.filter((one) => priceOf(one.network)).map((one) => one.id)
  if (priced.length === 0) return new Set()
  const metered = await readUsed(db, now, priced)
  const stopped = metered.filter(({ budget, used }) => stopsReading(budget, used)).map((one) => one.channelId)
  await tell(
    db,
    now,
    stopped,
    metered.map((one) => one.channelId),
  )
  return new Set(stopped)
}

/** Writes down what changed, if anything did. Two processes that see it at once tell it once: the row says so. */
async function tell(db: Db, now: Date, stopped: readonly string[], asked: readonly string[]): Promise<void> {
  const { rows: changed } = await sql<{ id: string }>`
    select channel_id as id from channels.budget where channel_id = any(${asked}::uuid[]) and (told_at is not null) <> (channel_id = any(${stopped}::uuid[]))`.execute(
    db,
  )
  if (changed.length === 0) return
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string; stopped: boolean }>`
      update channels.budget set told_at = case when channel_id = any(${stopped}::uuid[]) then ${now}::timestamptz end
      where channel_id = any(${changed.map((one) => one.id)}::uuid[]) and (told_at is not null) <> (channel_id = any(${stopped}::uuid[]))
      returning channel_id as id, told_at is not null as stopped`.execute(tx)
    await record(
      tx,
      now,
      rows.map((row) => ({ kind: row.stopped ? ('channel.reading_stopped' as const) : ('channel.reading_resumed' as const), channelId: row.id, data: {} })),
    )
  })
}
