import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Beyond } from '../beyond.ts'
import { handleOf } from '../item.ts'
import type { Place } from '../place.ts'
import { Email, line } from './open.ts'
import { demandSigned, SignedUser } from './signed.ts'
import { visitorOf, type Visitor } from './visitor.ts'

/** What a visitor says of themselves, or their page of them. */
export const Telling = z.object({
  user: SignedUser.optional(),
  name: line(100).min(1).optional(),
  email: Email.optional(),
  remember: z.boolean().optional(),
})
export type Telling = z.output<typeof Telling>

/** Who began a visit unnamed is the one who signs in, if that was so soon, ms: later somebody else may sit there. */
const SAME_PERSON = 24 * 3_600_000

/**
 * Keeps what is told of a visitor. Refuses a visit that was somebody else's: of another user, or of somebody unnamed who wrote
 * longer than a day ago. Then the page begins a new one.
 */
export async function tell(tx: Tx, now: Date, beyond: Beyond, place: Place, token: string | null, { user, name, email, remember }: Telling): Promise<Visitor> {
  const signedUntil = user ? demandSigned(place.signingSecret, user, now) : null
  const before = await visitorOf(tx, { channelId: place.channelId, token, now, lock: true, resigned: user !== undefined })
  if (user && !isSame(before, user.id, now)) throw new Refusal('not-signed-in', 'visit-over', 'This conversation cannot be gone on with here. Begin a new one.')
  const visitor: Visitor = {
    ...before,
    ...(user && { user_id: user.id, signed_until: signedUntil }),
    name: name ?? before.name,
    email: email ?? before.email,
    remembered_at: remember === undefined ? before.remembered_at : remember ? (before.remembered_at ?? now) : null,
  }
  await sql`
    update channels.visitor set user_id = ${visitor.user_id}, signed_until = ${visitor.signed_until}, name = ${visitor.name}, email = ${visitor.email},
      remembered_at = ${visitor.remembered_at}
    where id = ${visitor.id}`.execute(tx)
  if (visitor.email !== before.email && visitor.last_place > 0) await beyond.note(tx, handleOf(visitor.id), `✉ ${visitor.email}`)
  return visitor
}

const isSame = ({ user_id: known, last_at: last }: Visitor, userId: string, now: Date): boolean =>
  known === null ? now.getTime() - last.getTime() <= SAME_PERSON : known === userId

/** Ends a visit: its token opens nothing any more. What was said stays at the desk. */
export async function endVisit(tx: Tx, visitor: Visitor): Promise<void> {
  await sql`update channels.visitor set token = null, remembered_at = null where id = ${visitor.id}`.execute(tx)
}
