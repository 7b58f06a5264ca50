import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { digest } from '#platform/secrets.ts'
import { demandOpen, type Place } from '../place.ts'
import { demandSigned, SignedUser } from './signed.ts'
import { VISITOR, type Visitor } from './visitor.ts'

/** Text from a page: no NUL, no half characters. */
export const line = (max: number) => z.string().trim().max(max)
export const Email = z.email().max(254)

export const Opening = z.object({
  user: SignedUser.optional(),
  name: line(100).min(1).optional(),
  email: Email.optional(),
  remember: z.boolean().default(false),
  language: z.enum(['en', 'de']).catch('en'),
})
export type Opening = z.output<typeof Opening>

/**
 * Begins a visit: somebody is about to write their first word. Refuses while the channel rests, and who is said to be somebody
 * with a signature that is not right.
 * @param address a keyed digest of where they come from
 * @returns the visitor, and the token that makes them it; only its digest is kept
 */
export async function openVisit(
  tx: Tx,
  now: Date,
  place: Place,
  address: string,
  { user, name, email, remember, language }: Opening,
): Promise<{ visitor: Visitor; token: string }> {
  demandOpen(place)
  const signedUntil = user ? demandSigned(place.signingSecret, user, now) : null
  const token = randomBytes(32).toString('base64url')
  const { rows } = await sql<Visitor>`
    insert into channels.visitor (id, channel_id, token, user_id, signed_until, name, email, language, remembered_at, address, opened_at, last_at)
    values (${newId()}, ${place.channelId}, ${digest(token)}, ${user?.id ?? null}, ${signedUntil}, ${name ?? null}, ${email ?? null}, ${language}, ${remember ? now : null}, ${address}, ${now}, ${now})
    returning ${VISITOR}`.execute(tx)
  return { visitor: rows[0]!, token }
}
