import type { Answer } from '#platform/outside/fetch-outside.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { readDate } from '#platform/outside/read-date.ts'
import { AccountTrouble } from '../adapter.ts'

/** The server answered, and the answer is no. */
export class Refused extends AccountTrouble {
  override name = 'Refused'
  readonly status: number

  constructor(status: number, said: string, advice: string, more: { needsYou?: boolean; retryAfter?: number | null } = {}) {
    super(said, advice, more)
    this.status = status
  }
}

/** What a server that could not be reached means: a wrong address is for a person to mend, the rest passes. */
export function asTrouble(cause: unknown): unknown {
  if (!(cause instanceof OutsideError)) return cause
  if (cause.code === 'private-address' || cause.code === 'bad-address')
    return new AccountTrouble(cause.message, 'The server’s address must begin with https:// and be reachable from the internet. Correct it.', { cause })
  if (cause.code === 'too-many-redirects')
    return new AccountTrouble(cause.message, 'This server sends us on to another address. Enter the one it ends at in a browser.', { cause })
  return new AccountTrouble(cause.message, 'The server does not answer at the moment; it is tried again.', { needsYou: false, cause })
}

/** What an answer that is no success means to the person in charge (docs.joinmastodon.org, 2026-11). */
export function refusal({ status, headers, url }: Answer, said: string, now: Date): Refused {
  const trouble = (advice: string, more?: { needsYou?: boolean; retryAfter?: number | null }) => new Refused(status, `${status}: ${said}`, advice, more)
  if (status === 429) return trouble('The server asks us to wait; it goes on by itself.', { needsYou: false, retryAfter: waitAsked(headers, now) })
  if (status >= 500 || status === 408) return trouble('The server does not answer at the moment; it is tried again.', { needsYou: false })
  if (status === 401) return trouble('The access was revoked, or has ended. Connect the account again by signing in at its server.')
  if (status === 403 && /scope/i.test(said))
    return trouble('The access token may not do that. Sign in at the server instead, or make a token with the permissions that the guide names.')
  if (status >= 300 && status < 400) return trouble(`${new URL(url).host} sends us on to another address. Enter the one it ends at in a browser.`)
  return trouble(`The server refused: ${said}`)
}

/** ms to wait: `Retry-After` in seconds or as a date (RFC 9110), else Mastodon's `X-RateLimit-Reset`; five minutes, its window, when neither is told. */
export function waitAsked(headers: Answer['headers'], now: Date): number {
  const after = headers['retry-after']
  const reset = readDate(/^\s*\d+\s*$/.test(after ?? '') ? undefined : (after ?? String(headers['x-ratelimit-reset'] ?? '')))
  const wait = /^\s*\d+\s*$/.test(after ?? '') ? Number(after) * 1000 : (reset?.getTime() ?? Number.NaN) - now.getTime()
  return Number.isFinite(wait) ? Math.min(3_600_000, Math.max(1000, wait)) : 300_000
}
