import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { digest } from '#platform/secrets.ts'

/** Somebody on a page of ours; the columns' meaning stands in db/migrations/0021-web.sql. */
export interface Visitor {
  id: string
  channel_id: string
  user_id: string | null
  signed_until: Date | null
  name: string | null
  email: string | null
  came_by: 'widget' | 'form'
  language: 'en' | 'de'
  remembered_at: Date | null
  address: string
  conversation_id: string | null
  last_place: number
  seen_place: number
  read_place: number
  opened_at: Date
  last_at: Date
}

export const VISITOR = sql.raw(
  'id, channel_id, user_id, signed_until, name, email, came_by, language, remembered_at, address, conversation_id, last_place, seen_place, read_place, opened_at, last_at',
)

/**
 * The visitor who holds this token on this channel. Refuses a token that is nobody's there, and one of somebody whom the page had
 * signed and now signs no more: on a machine that several use, the next one must not read on. `lock`: what follows changes them.
 * @param resigned their page has just signed who they are anew
 */
export async function visitorOf(
  db: Db | Tx,
  { channelId, token, now, lock = false, resigned = false }: { channelId: string; token: string | null; now: Date; lock?: boolean; resigned?: boolean },
): Promise<Visitor> {
  const { rows } = await sql<Visitor>`
    select ${VISITOR} from channels.visitor where token = ${digest(token ?? '')} and channel_id = ${channelId} ${lock ? sql`for update` : sql``}`.execute(db)
  const [visitor] = rows
  if (!visitor) throw new Refusal('not-signed-in', 'visit-over', 'This conversation cannot be gone on with here. Begin a new one.')
  if (!resigned && visitor.signed_until && visitor.signed_until <= now)
    throw new Refusal('not-signed-in', 'sign-in-again', 'It is not certain any more who you are. Load the page again to go on.')
  return visitor
}
