import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** The numbers of ours that are connected, the oldest first. */
export async function readOwnNumbers(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select settings ->> 'number' as number from channels.channel
    where network = 'phone' and removed_at is null and settings ? 'number' order by created_at, id limit 50`.execute(db)
  return rows.map((row) => row.number)
}
