import { sql } from 'kysely'
import { inTransaction, type Db, type Tx } from '../db.ts'
import { readFacts, type Fact, type Place } from '../facts.ts'

/** Someone who follows the fact log and does something about it. `react` runs in the transaction that moves the reader's place. */
export interface Reader {
  /** Stable: the place is stored under it. */
  name: string
  /** Must be idempotent in what it does outside the transaction: a batch is seen at least once. */
  react(tx: Tx, facts: Fact[]): Promise<void>
}

/** Facts a reader takes at once: large enough to be quick, small enough that a retry is cheap. */
const BATCH = 500

/**
 * Lets a reader take its next batch. Only one process at a time does so for a reader (the row is locked, others skip).
 * @returns how many facts were taken; 0 when there is nothing new or another process is at it
 */
export function advance(db: Db, reader: Reader): Promise<number> {
  return inTransaction(db, async (tx) => {
    await sql`insert into platform.fact_reader (name) values (${reader.name}) on conflict do nothing`.execute(tx)
    const { rows } = await sql<{ tx: string; seq: number }>`
      select tx::text as tx, seq from platform.fact_reader where name = ${reader.name} for update skip locked`.execute(tx)
    if (!rows[0]) return 0
    const place: Place = `${rows[0].tx}:${rows[0].seq}`
    const facts = await readFacts(tx, place, BATCH)
    const last = facts.at(-1)
    if (!last) return 0
    await reader.react(tx, facts)
    const [lastTx, lastSeq] = last.place.split(':')
    await sql`update platform.fact_reader set tx = ${lastTx}::xid8, seq = ${lastSeq}::bigint where name = ${reader.name}`.execute(tx)
    return facts.length
  })
}
