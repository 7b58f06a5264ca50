import { sql } from 'kysely'
import { readTexts } from '#listening'
import type { Db } from '#platform/db.ts'
import type { TopicLesson } from './make-model.ts'

/** The newest lessons learned from: older ones have made their models, and other words are used by now. */
const MOST = 5_000

/** What counts now of what people said of topics: of each item the newest word; none that was forgotten or whose item is gone. */
export async function readTopicLessons(db: Db): Promise<TopicLesson[]> {
  const { rows } = await sql<Omit<TopicLesson, 'text'>>`
    select "itemId", "right", said from (
      select distinct on (item_id) item_id as "itemId", "right", coalesce(said, 'none') as said, at, id from triage.correction
      where what = 'topic' and taken_back_at is null and at > coalesce((select forgotten_at from triage.learning), '-infinity') order by item_id, at desc, id desc) as one
    order by at desc, id desc limit ${MOST}`.execute(db)
  const texts = await readTexts(
    db,
    rows.map((row) => row.itemId),
  )
  return rows.flatMap((row) => {
    const item = texts.get(row.itemId)
    return item ? [{ ...row, text: item.subject ? `${item.subject}\n${item.text}` : item.text }] : []
  })
}
