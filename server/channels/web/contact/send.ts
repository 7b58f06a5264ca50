import { sql } from 'kysely'
import { z } from 'zod'
import { inTransaction } from '#platform/db.ts'
import type { Platform } from '#platform/work.ts'
import type { Beyond } from '../beyond.ts'
import type { Place } from '../place.ts'
import { LONGEST } from '../reach.ts'
import { Email, line } from '../visits/open.ts'
import { VISITOR, type Visitor } from '../visits/visitor.ts'
import { say } from '../words/say.ts'
import type { Language } from './texts.ts'

/** What a form sends; anything that is left out is empty. */
export const Filled = z.object({
  ticket: z.string().max(300).catch(''),
  website: z.string().max(1_000).catch(''),
  name: line(100).catch(''),
  email: z.string().max(1_000).catch(''),
  subject: line(200).catch(''),
  text: z.string().max(20_000).catch(''),
})
export type Filled = z.output<typeof Filled>

export const isEmail = (text: string): boolean => Email.safeParse(text.trim()).success
export const isText = (text: string): boolean => line(LONGEST).min(1).safeParse(text).success

/**
 * Takes a filled form in: a visitor of its own, who can only be answered by mail. The same form sent twice is one message.
 * @param id the form's, as its ticket says @param took from when the form was shown, ms
 */
export async function sendForm(
  { platform, beyond }: { platform: Platform; beyond: Beyond },
  place: Place,
  filled: Filled,
  { id, took, address, language, page }: { id: string; took: number; address: string; language: Language; page: string | null },
): Promise<void> {
  const now = platform.clock.now()
  await inTransaction(platform.db, async (tx) => {
    await sql`
      insert into channels.visitor (id, channel_id, name, email, came_by, language, address, opened_at, last_at)
      values (${id}, ${place.channelId}, ${filled.name || null}, ${filled.email.trim()}, 'form', ${language}, ${address}, ${now}, ${now})
      on conflict (id) do nothing`.execute(tx)
    const { rows } = await sql<Visitor>`select ${VISITOR} from channels.visitor where id = ${id} for update`.execute(tx)
    const word = { id, text: filled.text.trim(), subject: filled.subject || null, page }
    await say(tx, now, beyond, place, rows[0]!, word, { trapped: filled.website !== '', took })
  })
}
