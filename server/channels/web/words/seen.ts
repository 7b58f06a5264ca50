import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Keeps that a visitor has seen what stands up to a place. */
export async function seeUpTo(db: Db, visitorId: string, place: number): Promise<void> {
  await sql`update channels.visitor set seen_place = least(${place}, last_place) where id = ${visitorId} and seen_place < least(${place}, last_place)`.execute(
    db,
  )
}

/** Keeps that somebody at the desk has looked at a conversation. @returns the visitors who can be told so now */
export async function lookedAt(db: Db, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update channels.visitor set read_place = last_place where conversation_id = ${conversationId} and read_place < last_place returning id`.execute(db)
  return rows.map((row) => row.id)
}
