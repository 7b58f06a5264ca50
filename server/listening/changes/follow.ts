import { sql } from 'kysely'
import type { RawChange } from '#channels'
import type { Tx } from '#platform/db.ts'
import { awaitItems, forgetEarly } from './early.ts'
import { edit, type History, type Version } from './history.ts'

/** An item as its author left it. */
export interface Followed {
  itemId: string
  threadId: string
  change: 'edited' | 'deleted'
  direction: 'in' | 'out'
  /** When the item was written. */
  at: Date
  /** When it was changed, by the author's network. */
  changedAt: Date
  text: string
  subject: string | null
}

interface Kept {
  id: string
  network_id: string
  thread_id: string
  direction: 'in' | 'out'
  at: Date
  text: string
  html: string | null
  subject: string | null
  edited_at: Date | null
  deleted_at: Date | null
  before: { text: string; html: string | null; subject: string | null; replacedAt: string }[]
}

/** An item on its way to what its author made of it. */
interface Course {
  kept: Kept
  history: History
  deletedAt: Date | null
}

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
  const files = await write(tx, [...courses.values()].filter(isTouched))
  return { followed: [...courses.values()].filter(isDifferent).map(toFollowed), files }
}

function go(course: Course, change: RawChange): void {
  const { deletedAt, history } = course
  if (change.change === 'deleted') course.deletedAt = deletedAt && deletedAt < change.at ? deletedAt : change.at
  else if (!deletedAt)
    course.history = edit(history, change.at, {
      text: change.text,
      html: change.html ?? null,
      subject: change.subject === undefined ? history.now.subject : change.subject,
    })
}

/** Does it say something else, or nothing, now or before? */
const isDifferent = ({ kept, history, deletedAt }: Course): boolean =>
  kept.deleted_at === null &&
  (deletedAt !== null || history.before.length !== kept.before.length || history.now.text !== kept.text || history.now.html !== kept.html)

/** Said again without a difference, the instant is still noted: what holds since then is known. */
const isTouched = (course: Course): boolean =>
  isDifferent(course) || Number(course.history.editedAt) !== Number(course.kept.edited_at) || Number(course.deletedAt) !== Number(course.kept.deleted_at)

const toFollowed = ({ kept, history, deletedAt }: Course): Followed => ({
  itemId: kept.id,
  threadId: kept.thread_id,
  change: deletedAt ? 'deleted' : 'edited',
  direction: kept.direction,
  at: kept.at,
  changedAt: deletedAt ?? history.editedAt!,
  text: deletedAt ? '' : history.now.text,
  subject: deletedAt ? null : history.now.subject,
})

async function findKept(tx: Tx, channelId: string, changes: readonly RawChange[]): Promise<Map<string, Course>> {
  const { rows } = await sql<Kept>`
    select id, network_id, thread_id, direction, at, text, html, subject, edited_at, deleted_at,
      coalesce((select json_agg(json_build_object('text', v.text, 'html', v.html, 'subject', v.subject, 'replacedAt', v.replaced_at) order by v.replaced_at)
        from listening.item_version v where v.item_id = item.id), '[]') as before
    from listening.item where channel_id = ${channelId} and network_id = any(${changes.map((change) => change.id)})`.execute(tx)
  return new Map(rows.map((kept) => [kept.network_id, { kept, deletedAt: kept.deleted_at, history: historyOf(kept) }]))
}

const historyOf = ({ text, html, subject, edited_at, before }: Kept): History => ({
  now: { text, html, subject },
  editedAt: edited_at,
  before: before.map((version) => ({ ...version, replacedAt: new Date(version.replacedAt) })),
})

/** What is left of a deleted item's words. */
const NOTHING = { text: '', html: null, subject: null, editedAt: null }

/** @returns the files of what was deleted */
async function write(tx: Tx, courses: readonly Course[]): Promise<string[]> {
  if (courses.length === 0) return []
  const ids = courses.map(({ kept }) => kept.id)
  const left = courses.map(({ history, deletedAt }) => (deletedAt ? NOTHING : { ...history.now, editedAt: history.editedAt }))
  await sql`
    update listening.item set text = new.text, html = new.html, subject = new.subject, edited_at = new.edited_at, deleted_at = new.deleted_at,
      extra = case when new.deleted_at is null then extra else '{}' end
    from unnest(${ids}::uuid[], ${left.map((one) => one.text)}::text[], ${left.map((one) => one.html)}::text[], ${left.map((one) => one.subject)}::text[],
      ${left.map((one) => one.editedAt?.toISOString() ?? null)}::timestamptz[], ${courses.map(({ deletedAt }) => deletedAt?.toISOString() ?? null)}::timestamptz[])
      as new (id, text, html, subject, edited_at, deleted_at)
    where item.id = new.id`.execute(tx)
  await sql`delete from listening.item_version where item_id = any(${ids}::uuid[])`.execute(tx)
  await writeVersions(
    tx,
    courses.flatMap(({ kept, history, deletedAt }) => (deletedAt ? [] : history.before.map((version) => ({ itemId: kept.id, ...version })))),
  )
  return removeAttachments(
    tx,
    courses.filter(({ deletedAt }) => deletedAt).map(({ kept }) => kept.id),
  )
}

async function writeVersions(tx: Tx, versions: readonly (Version & { itemId: string })[]): Promise<void> {
  if (versions.length === 0) return
  await sql`
    insert into listening.item_version (item_id, text, html, subject, replaced_at)
    select * from unnest(${versions.map((one) => one.itemId)}::uuid[], ${versions.map((one) => one.text)}::text[], ${versions.map((one) => one.html)}::text[],
      ${versions.map((one) => one.subject)}::text[], ${versions.map((one) => one.replacedAt.toISOString())}::timestamptz[])`.execute(tx)
}

/** What could not be taken in and was taken back holds the author's words, too. */
async function forgetSetAside(tx: Tx, channelId: string, networkIds: readonly string[]): Promise<void> {
  if (networkIds.length === 0) return
  await sql`delete from listening.set_aside where channel_id = ${channelId} and network_id = any(${networkIds})`.execute(tx)
}

async function removeAttachments(tx: Tx, itemIds: readonly string[]): Promise<string[]> {
  if (itemIds.length === 0) return []
  const { rows } = await sql<{ file: string }>`delete from listening.attachment where item_id = any(${itemIds}::uuid[]) returning file`.execute(tx)
  return rows.map((row) => row.file)
}
