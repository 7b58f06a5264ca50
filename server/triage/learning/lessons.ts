import { sql } from 'kysely'
import { readTexts } from '#listening'
import type { Db } from '#platform/db.ts'
import type { HeadName } from '../model/heads.ts'
import { TIER } from '../tier.ts'
import type { Lesson } from './lesson.ts'

/** The newest lessons learned from: older ones have made their layers, and other words are used by now. */
const MOST = 5_000

/**
 * What counts now of what people said, oldest first: of each question on an item the newest word; none that was forgotten or whose item is
 * gone, nor how urgent it is by who wrote it: that says nothing of the words.
 */
export async function readLessons(db: Db): Promise<Lesson[]> {
  const { rows } = await sql<{ itemId: string; what: HeadName; right: string; accepted: boolean; language: string | null }>`
    select one.*, assessment.language from (
      select distinct on (item_id, what) item_id as "itemId", what, "right", "right" is not distinct from said as accepted, at, id from triage.correction
      where what <> 'topic' and taken_back_at is null and at > coalesce((select forgotten_at from triage.learning), '-infinity') order by item_id, what, at desc, id desc) as one
    join triage.assessment on assessment.item_id = one."itemId"
    where not (one.what = 'urgency' and assessment.reasons::text like ${`%"${TIER}: %`}) order by one.at desc, one.id desc, one.what limit ${MOST}`.execute(db)
  const texts = await readTexts(db, [...new Set(rows.map((row) => row.itemId))])
  return rows.toReversed().flatMap(({ itemId, language: lang, ...lesson }) => {
    const text = texts.get(itemId)
    // who follows the author plays no part in what is learned
    return text ? [{ ...lesson, itemId, item: { text: text.text, subject: text.subject, lang, visibility: text.visibility, followers: null } }] : []
  })
}
