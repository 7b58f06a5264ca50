import { sql } from 'kysely'
import { readTexts, type ItemText } from '#listening'
import type { Db } from '#platform/db.ts'
import { firstIdAt } from '#platform/ids.ts'

/** How far back a change of the list is read: thirty days, the newest ten thousand, in portions. */
const [DAYS, MOST, PORTION] = [30, 10_000, 500]

/** Recent items that were assessed, the newest first: their ids tell when they came in. */
export async function readRecentIds(db: Db, now: Date, limit = MOST): Promise<string[]> {
  const { rows } = await recentIds(now, limit).execute(db)
  return rows.map((row) => row.id)
}

/** The same as a part of a statement. */
export const recentIds = (now: Date, limit = MOST) => sql<{ id: string }>`
  select item_id as id from triage.assessment where item_id >= ${firstIdAt(new Date(now.getTime() - DAYS * 86_400_000))} order by item_id desc limit ${limit}`

/** Their texts, a portion at a time; what was deleted is left out. */
export async function* readPortions(db: Db, ids: readonly string[]): AsyncGenerator<(ItemText & { id: string })[]> {
  for (let at = 0; at < ids.length; at += PORTION) {
    const texts = await readTexts(db, ids.slice(at, at + PORTION))
    yield [...texts].map(([id, text]) => ({ ...text, id }))
  }
}

export const whole = ({ subject, text }: { subject: string | null; text: string }): string => (subject ? `${subject}\n${text}` : text)
