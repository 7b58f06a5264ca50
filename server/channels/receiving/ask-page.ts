import { fetchOutside, type Answer } from '#platform/outside/fetch-outside.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { readDate } from '#platform/outside/read-date.ts'
import { AccountTrouble, type Account } from '../adapter.ts'

/** The longest a server can make us wait, ms. */
const LONGEST_WAIT = 24 * 60 * 60 * 1000

/** How a document is asked for, and what to do where it cannot be had. */
export interface Asking {
  headers: Record<string, string>
  redirects?: number
  /** Bytes. */
  largest: number
  /** ms. */
  patience: number
  /** By what stood in the way: our own doors, or the status of the answer. */
  advice: Record<'private-address' | 'bad-address' | 'too-large' | 'too-many-redirects' | 'gone' | 'missing' | 'closed', string>
}

/** What a server said of a document when it last gave it out. */
export interface Since {
  etag: string | null
  lastModified: string | null
}

/**
 * Asks for a document, if it changed since (RFC 9110 §13). Null: it did not. Throws an AccountTrouble when only a person can help
 * or the server asks us to wait.
 */
export async function askPage(account: Account, url: string, since: Since | null, asking: Asking, signal?: AbortSignal): Promise<Answer | null> {
  const { headers, redirects, largest, patience, advice } = asking
  const answer = await fetchOutside(url, {
    headers: { ...headers, ...(since?.etag && { 'if-none-match': since.etag }), ...(since?.lastModified && { 'if-modified-since': since.lastModified }) },
    maxBytes: largest,
    patience,
    signal,
    ...(redirects !== undefined && { redirects }),
    allowed: account.home.local ? 'loopback-too' : 'public',
  }).catch((cause: unknown) => {
    throw asTrouble(cause, advice)
  })
  if (answer.status === 304) return null
  if (answer.status === 200) return answer
  throw refused(answer, advice, account.now())
}

function asTrouble(cause: unknown, advice: Asking['advice']): unknown {
  if (!(cause instanceof OutsideError) || cause.code === 'away' || cause.code === 'too-slow') return cause
  return new AccountTrouble(cause.message, advice[cause.code], { cause })
}

function refused({ status, headers, url }: Answer, advice: Asking['advice'], now: Date): Error {
  const said = `${new URL(url).host} answered ${status}`
  if (status === 410) return new AccountTrouble(said, advice.gone)
  if (status === 404) return new AccountTrouble(said, advice.missing)
  if (status === 401 || status === 403) return new AccountTrouble(said, advice.closed)
  if (status === 429 || status === 503)
    return new AccountTrouble(said, 'The server asks us to wait; it goes on by itself.', {
      needsYou: false,
      retryAfter: waitAsked(headers['retry-after'], now),
    })
  return new AccountTrouble(said, 'The server does not answer as it should at the moment; it is tried again.', { needsYou: false })
}

/** `Retry-After`: seconds or a date (RFC 9110 §10.2.3). Null: it does not say. */
function waitAsked(header: string | undefined, now: Date): number | null {
  const wait = /^\s*\d+\s*$/.test(header ?? '') ? Number(header) * 1000 : (readDate(header)?.getTime() ?? Number.NaN) - now.getTime()
  return Number.isNaN(wait) ? null : Math.min(LONGEST_WAIT, Math.max(0, wait))
}
