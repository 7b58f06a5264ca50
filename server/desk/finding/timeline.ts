import { sql } from 'kysely'
import { z } from 'zod'
import { readTimeline, threadsOf, type TimelineItem } from '#listening'
import { identitiesOf } from '#people'
import { fromCursor, toCursor } from '#platform/http/route.ts'
import type { Look } from '#platform/work.ts'
import { maySee, readVisibility } from '../allow.ts'

const Place = z.tuple([z.iso.datetime(), z.uuid()])

export const placeOf = (after: string | undefined): { at: Date; id: string } | null => {
  if (!after) return null
  const [at, id] = fromCursor(after, Place) as [string, string]
  return { at: new Date(at), id }
}

/** Conversations looked at for one person, at most: the newest. */
const CONVERSATIONS = 500

/** Everything said and answered with a person, across channels, newest first; only of conversations the actor may see. */
export async function timeline(
  { db, by }: Pick<Look, 'db' | 'by'>,
  personId: string,
  after: string | undefined,
  limit: number,
): Promise<{ items: TimelineItem[]; next: string | null }> {
  const { rows: theirs } = await sql<{ id: string }>`
    select id from desk.conversation where person_id = ${personId} order by last_item_at desc, id desc limit ${CONVERSATIONS}`.execute(db)
  const spokeIn = await threadsOf(db, await identitiesOf(db, personId))
  const visible = [...(await readVisibility(db, [...theirs.map((one) => one.id), ...spokeIn]))].flatMap(([id, seen]) => (maySee(by, seen) ? id : []))
  const items = await readTimeline(db, visible, placeOf(after), limit + 1)
  const shown = items.slice(0, limit)
  const last = items.length > limit ? shown.at(-1)! : null
  return { items: shown, next: last && toCursor([last.at.toISOString(), last.id]) }
}
