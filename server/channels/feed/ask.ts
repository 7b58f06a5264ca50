import { fetchOutside, type Answer } from '#platform/outside/fetch-outside.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { readDate } from '#platform/outside/read-date.ts'
import { AccountTrouble, type Account } from '../adapter.ts'
import type { Place } from './place.ts'

const LARGEST = 10 * 1024 * 1024
const PATIENCE = 30_000
/** The longest a server can make us wait, ms. */
const LONGEST_WAIT = 24 * 60 * 60 * 1000

const WANTED =
  'application/feed+json, application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5'

/**
 * Asks for a feed, if it changed since (RFC 9110 §13). Null: it did not. Throws an AccountTrouble when only a person can help
 * or the server asks us to wait.
 */
export async function ask(account: Account, url: string, since: Pick<Place, 'etag' | 'lastModified'> | null, signal?: AbortSignal): Promise<Answer | null> {
  const headers = {
    accept: WANTED,
    ...(since?.etag && { 'if-none-match': since.etag }),
    ...(since?.lastModified && { 'if-modified-since': since.lastModified }),
  }
  const answer = await fetchOutside(url, {
    headers,
    maxBytes: LARGEST,
    patience: PATIENCE,
    signal,
    allowed: account.home.local ? 'loopback-too' : 'public',
  }).catch((cause: unknown) => {
    throw asTrouble(cause)
  })
  if (answer.status === 304) return null
  if (answer.status === 200) return answer
  throw refused(answer, account.now())
}

function asTrouble(cause: unknown): unknown {
  if (!(cause instanceof OutsideError) || cause.code === 'away' || cause.code === 'too-slow') return cause
  const advice = {
    'private-address': 'Only feeds on the open internet can be read. Enter a public address.',
    'bad-address': 'Check the address: it begins with https:// or http://.',
    'too-large': 'Ask for a feed with fewer entries; this one is larger than 10 MB.',
    'too-many-redirects': 'Open the address in a browser, and enter the one it ends at.',
  }[cause.code]
  return new AccountTrouble(cause.message, advice, { cause })
}

function refused({ status, headers, url }: Answer, now: Date): Error {
  const said = `${new URL(url).host} answered ${status}`
  if (status === 410) return new AccountTrouble(said, 'The feed is gone for good. Disconnect the channel, or enter the address of another feed.')
  if (status === 404) return new AccountTrouble(said, 'There is no feed at this address any more. Look on the site for where it is now.')
  if (status === 401 || status === 403) return new AccountTrouble(said, 'The feed is not open to everyone. Enter the address of a public one.')
  if (status === 429 || status === 503)
    return new AccountTrouble(said, 'The server asks us to wait; it goes on by itself.', {
      needsYou: false,
      retryAfter: waitAsked(headers['retry-after'], now),
    })
  return new AccountTrouble(said, 'The server does not answer as it should at the moment; it is tried again.', { needsYou: false })
}

/** `Retry-After`: seconds or a date (RFC 9110 §10.2.3). Null: it does not say. */
export function waitAsked(header: string | undefined, now: Date): number | null {
  const wait = /^\s*\d+\s*$/.test(header ?? '') ? Number(header) * 1000 : (readDate(header)?.getTime() ?? Number.NaN) - now.getTime()
  return Number.isNaN(wait) ? null : Math.min(LONGEST_WAIT, Math.max(0, wait))
}
