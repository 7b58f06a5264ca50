import { sql } from 'kysely'
import type { RawChange } from '#channels'
import type { Tx } from '#platform/db.ts'
import { go, historyOf, isDifferent, isTouched, toFollowed, type Course, type Followed, type Kept } from './course.ts'
import { awaitItems, forgetEarly } from './early.ts'
import { forgetSetAside, writeCourses } from './write.ts'

/**
 * Follows what authors changed or took back, as the networks' rules require. An edited item keeps what it said before; of a
 * deleted one nothing it said is left, only that it was there, so that our answer and the facts stay explainable. A change
 * told twice counts once; one whose item has not come waits for it.
 * @returns the items that are different now, and the files that nothing needs any more
 */
export async function follow(tx: Tx, now: Date, channelId: string, changes: readonly RawChange[]): Promise<{ followed: Followed[]; files: string[] }> {
  if (changes.length === 0) return { followed: [], files: [] }
  const courses = await findKept(tx, channelId, changes)
  for (const change of changes) {
    const course = courses.get(change.id)
    if (course) go(course, change)
  }
  await awaitItems(
    tx,
    now,
    channelId,
    changes.filter((change) => !courses.has(change.id)),
  )
  await forgetEarly(tx, channelId, [...courses.keys()])
  await forgetSetAside(
    tx,
    channelId,
    changes.filter((change) => change.change === 'deleted').map((change) => change.id),
  )
  const files = await writeCourses(tx, [...courses.values()].filter(isTouched))
  return { followed: [...courses.values()].filter(isDifferent).map(toFollowed), files }
}

async function findKept(tx: Tx, channelId: string, changes: readonly RawChange[]): Promise<Map<string, Course>> {
  const { rows } = await sql<Kept>`
    select id, network_id, thread_id, direction, visibility, identity_id, automatic, at, text, html, subject, edited_at, deleted_at, extra,
      coalesce((select json_agg(json_build_object('text', v.text, 'html', v.html, 'subject', v.subject, 'replacedAt', v.replaced_at) order by v.replaced_at)
        from listening.item_version v where v.item_id = item.id), '[]') as before
    from listening.item where channel_id = ${channelId} and network_id = any(${changes.map((change) => change.id)})`.execute(tx)
  return new Map(rows.map((kept) => [kept.network_id, { kept, deletedAt: kept.deleted_at, more: {}, history: historyOf(kept) }]))
}
