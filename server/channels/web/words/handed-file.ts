import { sql } from 'kysely'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Platform } from '#platform/work.ts'
import { shrink } from '#platform/pictures/shrink.ts'

/** A file as it is handed to a visitor. */
export interface HandedFile {
  name: string
  bytes: number
  stream: Readable
}

/** A larger file is no picture that anybody looks at beside a page, bytes. */
const LARGEST = 40 * 1024 * 1024

/**
 * A file that went along with a message of a visitor's conversation, theirs or ours; or a small picture of it, made when it is first
 * asked for and kept for a while (nothing names it: the nightly sweep takes it).
 * @returns null: there is none, or no picture of it
 */
export async function readHandedFile(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  visitorId: string,
  { message, nth, as }: { message: string; nth: number; as: 'file' | 'picture' },
): Promise<HandedFile | null> {
  const { rows } = await sql<{ file: string; name: string; bytes: number }>`
    select attached ->> 'file' as file, attached ->> 'name' as name, (attached ->> 'bytes')::int as bytes
    from channels.visitor_message, lateral (select attachments -> ${nth}::int as attached) as one
    where visitor_id = ${visitorId} and id = ${message} and attached is not null`.execute(db)
  const [row] = rows
  if (!row) return null
  if (as === 'file') {
    const stream = await files.read(row.file)
    return stream && { ...row, stream }
  }
  return row.bytes > LARGEST ? null : readSmall(files, row)
}

async function wholeOf(files: Platform['files'], name: string): Promise<Buffer | null> {
  const stream = await files.read(name)
  return stream && buffer(stream)
}

async function readSmall(files: Platform['files'], { file, name }: { file: string; name: string }): Promise<HandedFile | null> {
  const small = `pictures/${basename(file)}-shown`
  const kept = await wholeOf(files, small)
  const whole = kept ? null : await wholeOf(files, file)
  const made = kept ?? (whole && (await shrink(whole, 'small')))
  if (made && !kept) await files.put(small, made)
  return made && { name, bytes: made.byteLength, stream: Readable.from([made]) }
}
