import type { Answer } from '#platform/outside/fetch-outside.ts'
import type { Account } from '../adapter.ts'
import { askPage, type Asking, type Since } from '../receiving/ask-page.ts'

const WANTED =
  'application/feed+json, application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5'

/** How a feed is asked for, and what to do where it cannot be had. */
const ASKING: Asking = {
  headers: { accept: WANTED },
  largest: 10 * 1024 * 1024,
  patience: 30_000,
  advice: {
    'private-address': 'Only feeds on the open internet can be read. Enter a public address.',
    'bad-address': 'Check the address: it begins with https:// or http://.',
    'too-large': 'Ask for a feed with fewer entries; this one is larger than 10 MB.',
    'too-many-redirects': 'Open the address in a browser, and enter the one it ends at.',
    gone: 'The feed is gone for good. Disconnect the channel, or enter the address of another feed.',
    missing: 'There is no feed at this address any more. Look on the site for where it is now.',
    closed: 'The feed is not open to everyone. Enter the address of a public one.',
  },
}

/** Asks for a feed, if it changed since. Null: it did not. */
export const ask = (account: Account, url: string, since: Since | null, signal?: AbortSignal): Promise<Answer | null> =>
  askPage(account, url, since, ASKING, signal)
