import type { Answer } from '#platform/outside/fetch-outside.ts'
import { AccountTrouble, type Account } from '../adapter.ts'
import { decode } from '../feed/decode.ts'
import { askPage, type Asking, type Since } from '../receiving/ask-page.ts'
import { headersOf } from './settings.ts'

const MISSING = 'There is nothing at this address any more. Look for where it is now.'
const ASKING: Omit<Asking, 'headers'> = {
  largest: 5 * 1024 * 1024,
  patience: 15_000,
  advice: {
    'private-address': 'Only pages on the open internet can be read. Enter a public address.',
    'bad-address': 'Check the address: it begins with https:// or http://.',
    'too-large': 'Ask for fewer items at once; this answer is larger than 5 MB.',
    'too-many-redirects': 'Enter the address that it leads to: headers are sent to no other.',
    gone: MISSING,
    missing: MISSING,
    closed: 'The server wants to know who asks. Enter the header it wants, like Authorization: Bearer 123.',
  },
}

/** What was answered: the document, and what to ask with the next time. */
export interface Document extends Since {
  document: unknown
  url: string
  cacheControl: string | undefined
}

/** Asks for a page, if it changed since. Null: it did not. Where headers go with it no redirect is followed: they are for this server alone. */
export async function ask(account: Account, url: string, since: Since | null, signal?: AbortSignal): Promise<Document | null> {
  const sealed = headersOf(account)
  const headers = { accept: 'application/json, */*;q=0.5', ...sealed }
  const answer = await askPage(account, url, since, { ...ASKING, headers, ...(Object.keys(sealed).length > 0 && { redirects: 0 }) }, signal)
  if (!answer) return null
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
