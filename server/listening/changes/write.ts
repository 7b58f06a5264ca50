import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Course } from './course.ts'
import type { Version } from './history.ts'

/** What is left of a deleted item's words. */
const NOTHING = { text: '', html: null, subject: null, editedAt: null }

/** Writes what became of items, their versions and attachments. @returns the files of what was deleted */
export async function writeCourses(tx: Tx, courses: readonly Course[]): Promise<string[]> {
  if (courses.length === 0) return []
  const ids = courses.map(({ kept }) => kept.id)
  const left = courses.map(({ history, deletedAt }) => (deletedAt ? NOTHING : { ...history.now, editedAt: history.editedAt }))
  await sql`
    update listening.item set text = new.text, html = new.html, subject = new.subject, edited_at = new.edited_at, deleted_at = new.deleted_at,
      extra = case when new.deleted_at is null then item.extra || new.extra else '{}' end
    from unnest(${ids}::uuid[], ${left.map((one) => one.text)}::text[], ${left.map((one) => one.html)}::text[], ${left.map((one) => one.subject)}::text[],
      ${left.map((one) => one.editedAt?.toISOString() ?? null)}::timestamptz[], ${courses.map(({ deletedAt }) => deletedAt?.toISOString() ?? null)}::timestamptz[],
      ${courses.map(({ more }) => JSON.stringify(more))}::text[]::jsonb[])
      as new (id, text, html, subject, edited_at, deleted_at, extra)
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
export async function forgetSetAside(tx: Tx, channelId: string, networkIds: readonly string[]): Promise<void> {
  if (networkIds.length === 0) return
  await sql`delete from listening.set_aside where channel_id = ${channelId} and network_id = any(${networkIds})`.execute(tx)
}

async function removeAttachments(tx: Tx, itemIds: readonly string[]): Promise<string[]> {
  if (itemIds.length === 0) return []
  const { rows } = await sql<{ file: string }>`
    with gone as (delete from listening.attachment where item_id = any(${itemIds}::uuid[]) returning id, file)
    select file from gone union all select picture.file from listening.picture join gone on attachment_id = gone.id where picture.file is not null`.execute(tx)
  return rows.map((row) => row.file)
}
