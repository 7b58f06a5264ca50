import { XRPCError } from '@atproto/api'
import { TokenInvalidError, TokenRefreshError, TokenRevokedError } from '@atproto/oauth-client-node'
import { AccountTrouble } from '../adapter.ts'

const NEW_PASSWORD = 'Make a new app password in Bluesky under Settings → Privacy and security → App passwords, and enter it here.'

/** What the server's own names for trouble (com.atproto.server.createSession and others, 2026) mean to the person in charge. */
const ADVICE: Record<string, string> = {
  AuthenticationRequired: `The handle or the app password is wrong, or the app password was revoked. ${NEW_PASSWORD}`,
  AuthFactorTokenRequired: `This is the account’s own password, which asks for a code by mail. ${NEW_PASSWORD}`,
  AccountTakedown: 'Bluesky has taken this account down. Write to Bluesky’s support; here nothing can be done.',
  AccountSuspended: 'Bluesky has suspended this account. Write to Bluesky’s support; here nothing can be done.',
  AccountDeactivated: 'This account is deactivated on this server. Activate it in the app, or enter the server it has moved to.',
}

/** A session that ended by itself: the next try signs in anew. */
const ENDED = new Set(['ExpiredToken', 'InvalidToken', 'AuthMissing'])

/** What an error of Bluesky's software means for us. What is not one of theirs is given back as it is. */
export function asTrouble(cause: unknown): unknown {
  if (cause instanceof TokenRefreshError || cause instanceof TokenRevokedError || cause instanceof TokenInvalidError)
    return new AccountTrouble(cause.message, 'The sign-in at Bluesky has ended. Connect the account again by signing in there.', { cause })
  if (!(cause instanceof XRPCError)) return cause
  if (cause.cause instanceof AccountTrouble) return cause.cause // our own fetch said no
  const said = cause.message || cause.error
  const trouble = (advice: string, more: { needsYou?: boolean; retryAfter?: number | null } = {}) => new AccountTrouble(said, advice, { ...more, cause })
  const status: number = cause.status
  if (status === 429) return trouble('Bluesky asks us to wait; it goes on by itself.', { needsYou: false, retryAfter: untilReset(cause.headers) })
  if (/bad token (method|scope)/i.test(said)) return trouble(`This app password may not do that. ${NEW_PASSWORD} Allow it what it asks for.`)
  if (ENDED.has(cause.error)) return trouble('The session ended; signing in again.', { needsYou: false })
  if (ADVICE[cause.error]) return trouble(ADVICE[cause.error]!)
  if (status >= 500 || status <= 2) return trouble('Bluesky does not answer at the moment; it is tried again.', { needsYou: false })
  return trouble(`Bluesky refused: ${said}`)
}

/** Awaits, and tells trouble in our words. */
export async function telling<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw asTrouble(error)
  }
}

/** ms to wait: `Retry-After` in seconds, else until the allowance is whole again; a minute when the server says neither. */
function untilReset(headers: Record<string, string | undefined> | undefined): number {
  const after = headers?.['retry-after'] ?? ''
  if (/^\s*\d+\s*$/.test(after)) return Math.min(3_600_000, Math.max(1000, Number(after) * 1000))
  const wait = Number(headers?.['ratelimit-reset']) * 1000 - Date.parse(headers?.['date'] ?? '') // both by the server's own clock
  return Number.isFinite(wait) ? Math.max(1000, wait) : 60_000
}
