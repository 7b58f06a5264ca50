import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../server/platform/db.ts'
import { advance, type Reader } from '../server/platform/live/readers.ts'

/** Lets a reader of the fact log take all that was written: transactions elsewhere in the cluster may hold facts back for a while. */
export async function readOn(db: Db, reader: Reader): Promise<void> {
  const isBehind = async (): Promise<boolean> => {
    await advance(db, reader)
    const { rows } = await sql<{ behind: boolean }>`
      select exists (select from platform.fact, platform.fact_reader as reader where name = ${reader.name} and (fact.tx, fact.seq) > (reader.tx, reader.seq)) as behind`.execute(
      db,
    )
    return rows[0]!.behind
  }
  await expect.poll(isBehind, { timeout: 20_000, interval: 5 }).toBe(false)
}
