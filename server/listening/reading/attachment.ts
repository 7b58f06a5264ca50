import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'

/** A file that came with an item. */
export interface AttachedFile {
  threadId: string
  name: string
  type: string
  bytes: number
  /** Path below the data folder's files/. */
  file: string
}

/** An attachment, and the thread whose readers may have it; null: there is none of that id. */
export async function readAttachment(db: Db | Tx, id: string): Promise<AttachedFile | null> {
  const { rows } = await sql<AttachedFile>`
    select thread_id as "threadId", name, type, bytes, file from listening.attachment join listening.item on item.id = item_id where attachment.id = ${id}`.execute(
    db,
  )
  return rows[0] ?? null
}
