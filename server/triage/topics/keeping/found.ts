import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { recentIds } from '../learning/recent.ts'

/** In how many recent items each topic was found, as they were read; one that was found in none is not in it. */
export async function countFound(db: Db, now: Date): Promise<{ id: string; found: number }[]> {
  const { rows } = await sql<{ id: string; found: number }>`
    select topic ->> 'id' as id, count(*)::int as found
    from triage.assessment, json_array_elements(topics) as topic where item_id in (${recentIds(now)}) and topics is not null group by 1`.execute(db)
  return rows
}
