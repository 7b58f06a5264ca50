import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Tx } from '#platform/db.ts'
import { digest } from '#platform/secrets.ts'

/** What the auth library keeps of a one-time token: never the token itself. */
export const hashIdentifier = async (identifier: string): Promise<string> => digest(identifier).toString('base64url')

/** An invitation can be taken up for a week, a password reset for an hour; hours. */
export const LINK_HOURS = { invitation: 7 * 24, reset: 1 } as const

/**
 * Makes a one-time link with which the member sets a password; the links before it end. It is the library's own reset
 * token, so the library checks and uses it up.
 */
export async function makeLink(tx: Tx, config: Config, memberId: string, why: keyof typeof LINK_HOURS): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const until = new Date(systemClock.now().getTime() + LINK_HOURS[why] * 3_600_000) // the library goes by the machine's clock
  await sql`delete from auth.verification where value = ${memberId}`.execute(tx)
  await sql`insert into auth.verification (identifier, value, "expiresAt") values (${await hashIdentifier(`reset-password:${token}`)}, ${memberId}, ${until})`.execute(
    tx,
  )
  return `${config.url}/reset-password?token=${token}`
}
