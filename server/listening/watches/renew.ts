import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** Says that the watches are others from the commit on. Held until then: changes to watches are made one after the other. */
export async function renew(tx: Tx): Promise<void> {
  await sql`update listening.watches_as_of set version = ${newId()}`.execute(tx)
}
