import { fetchOutside, type Answer } from '#platform/outside/fetch-outside.ts'
import { OutsideError } from '#platform/outside/outside-error.ts'
import { AccountTrouble, type Account } from '../adapter.ts'
import { waitAsked } from '../feed/ask.ts'
import { decode } from '../feed/decode.ts'
import { headersOf } from './settings.ts'

const LARGEST = 5 * 1024 * 1024
const PATIENCE = 15_000

/** What was answered: the document, and what to ask with the next time. */
export interface Document {
  document: unknown
  url: string
  etag: string | null
  lastModified: string | null
  cacheControl: string | undefined
}

/**
 * Asks for a page, if it changed since (RFC 9110 §13). Null: it did not. Where headers go with it no redirect is followed: they are
 * for this server alone.
 */
export async function ask(
  account: Account,
  url: string,
  since: { etag: string | null; lastModified: string | null } | null,
  signal?: AbortSignal,
): Promise<Document | null> {
  const sealed = headersOf(account)
  const headers = {
    accept: 'application/json, */*;q=0.5',
    ...sealed,
    ...(since?.etag && { 'if-none-match': since.etag }),
    ...(since?.lastModified && { 'if-modified-since': since.lastModified }),
  }
  const answer = await fetchOutside(url, {
    headers,
    maxBytes: LARGEST,
    patience: PATIENCE,
    signal,
    redirects: Object.keys(sealed).length > 0 ? 0 : 5,
    allowed: account.home.local ? 'loopback-too' : 'public',
  }).catch((cause: unknown) => {
    throw asTrouble(cause)
  })
  if (answer.status === 304) return null
  if (answer.status !== 200) throw refused(answer, account.now())
  const { etag = null, 'last-modified': lastModified = null, 'cache-control': cacheControl } = answer.headers
  return { document: parse(answer), url: answer.url, etag, lastModified, cacheControl }
}

function parse({ body, headers, url }: Answer): unknown {
  try {
    return JSON.parse(decode(body, headers['content-type'])) as unknown
  } catch (cause) {
    throw new AccountTrouble(
      `${new URL(url).host} did not answer in JSON`,
      'Open the address in a browser: it must show JSON. For RSS or Atom connect a feed.',
      { cause },
    )
  }
}

function asTrouble(cause: unknown): unknown {
  if (!(cause instanceof OutsideError) || cause.code === 'away' || cause.code === 'too-slow') return cause
  const advice = {
    'private-address': 'Only pages on the open internet can be read. Enter a public address.',
    'bad-address': 'Check the address: it begins with https:// or http://.',
    'too-large': 'Ask for fewer items at once; this answer is larger than 5 MB.',
    'too-many-redirects': 'Enter the address that it leads to: headers are sent to no other.',
  }[cause.code]
  return new AccountTrouble(cause.message, advice, { cause })
}

function refused({ status, headers, url }: Answer, now: Date): Error {
  const said = `${new URL(url).host} answered ${status}`
  if (status === 404 || status === 410) return new AccountTrouble(said, 'There is nothing at this address any more. Look for where it is now.')
  if (status === 401 || status === 403)
    return new AccountTrouble(said, 'The server wants to know who asks. Enter the header it wants, like Authorization: Bearer 123.')
  if (status === 429 || status === 503)
    return new AccountTrouble(said, 'The server asks us to wait; it goes on by itself.', {
      needsYou: false,
      retryAfter: waitAsked(headers['retry-after'], now),
    })
  return new AccountTrouble(said, 'The server does not answer as it should at the moment; it is tried again.', { needsYou: false })
}
