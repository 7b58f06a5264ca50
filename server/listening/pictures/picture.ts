import { sql } from 'kysely'
import { Readable } from 'node:stream'
import type { Platform } from '#platform/work.ts'
import { shrink, type Size } from '#platform/pictures/shrink.ts'

/** A larger file is no picture anybody looks at in a list, bytes. */
const LARGEST = 40 * 1024 * 1024

/**
 * The picture of an attachment as screens show it; made when it is first asked for, then kept. Two that ask at once both make it,
 * and keep it under one name.
 * @returns null: there is none
 */
export async function readPicture(
  platform: Pick<Platform, 'db' | 'files' | 'clock'>,
  attachmentId: string,
  size: Size,
): Promise<{ stream: Readable; bytes: number } | null> {
  const { db, files } = platform
  const { rows } = await sql<{ file: string; bytes: number; isMade: boolean; picture: string | null; pictureBytes: number | null }>`
    select attachment.file, attachment.bytes, picture.attachment_id is not null as "isMade", picture.file as picture, picture.bytes as "pictureBytes"
    from listening.attachment left join listening.picture on attachment_id = attachment.id and size = ${size} where attachment.id = ${attachmentId}`.execute(db)
  const [row] = rows
  if (!row) return null
  const kept = row.picture && (await files.read(row.picture))
  if (kept) return { stream: kept, bytes: row.pictureBytes! }
  if (row.isMade && !row.picture) return null
  const made = row.bytes <= LARGEST ? await shrink(await files.bytes(row.file), size) : null
  await keep(platform, attachmentId, size, made)
  return made && { stream: Readable.from([made]), bytes: made.byteLength }
}

async function keep({ db, files, clock }: Pick<Platform, 'db' | 'files' | 'clock'>, attachmentId: string, size: Size, made: Buffer | null): Promise<void> {
  const file = made && `pictures/${attachmentId}-${size}`
  if (made) await files.put(file!, made)
  await sql`
    insert into listening.picture (attachment_id, size, file, bytes, at)
    select id, ${size}, ${file}, ${made?.byteLength ?? null}, ${clock.now()} from listening.attachment where id = ${attachmentId}
    on conflict (attachment_id, size) do nothing`.execute(db)
}
