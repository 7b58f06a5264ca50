import type { Account, Arrival } from '../adapter.ts'
import { AccountTrouble } from '../adapter.ts'
import { newsIn, type Place as FeedPlace } from '../feed/place.ts'
import type { RawChange, RawItem } from '../raw-item.ts'
import { ask, type Document } from './ask.ts'
import { readPage, type Page, type Row } from './read.ts'
import type { Settings } from './settings.ts'

/** What is remembered between two looks: as of a feed, and which rows could not be read, so that each is told once. */
export interface Place extends FeedPlace {
  broken: string[]
}

/** Rows that could not be read are remembered so far. */
const REMEMBERED = 500

/** What came of one look. */
export interface Look {
  items: RawItem[]
  changes: RawChange[]
  broken: NonNullable<Arrival['broken']>
  place: Place
  cacheControl: string | undefined
}

/**
 * Looks at a page, and at those after it until one holds nothing new or there were enough. Null: nothing changed since.
 * @param since what is older counts as said, at the first look
 */
export async function lookAt(account: Account, settings: Settings, before: Place | null, since: Date, signal?: AbortSignal): Promise<Look | null> {
  const first = await ask(account, settings.url, before, signal)
  if (!first) return null
  const pages = await readOn(account, settings, before, first, signal)
  const rows = pages.flatMap((page) => page.rows)
  const now = account.now()
  const source = { title: new URL(settings.url).hostname, language: null, url: first.url }
  const news = newsIn({ ...source, ttl: null, entries: rows }, source, before, now, since)
  const broken = pages.flatMap((page) => page.broken)
  const told = new Set(before?.broken)
  return {
    items: news.items.map((item) => asOurs(item, rows, source.title)),
    changes: news.changes,
    broken: broken.flatMap(({ key, ...one }) => (told.has(key) ? [] : [{ ...one, id: key }])),
    place: {
      asked: settings.url,
      url: settings.url,
      etag: first.etag,
      lastModified: first.lastModified,
      known: news.known,
      broken: [...new Set([...told, ...broken.map(({ key }) => key)])].slice(-REMEMBERED),
    },
    cacheControl: first.cacheControl,
  }
}

async function readOn(account: Account, settings: Settings, before: Place | null, first: Document, signal?: AbortSignal): Promise<Page[]> {
  const known = new Set(before?.known.map(([id]) => id))
  const seen = new Set([first.url])
  const pages = [readPage(first.document, first.url, settings)]
  for (
    let page = pages[0]!;
    page.next && pages.length < settings.pages && !seen.has(page.next) && page.rows.some(({ id }) => !known.has(id));
    pages.push(page)
  ) {
    if (new URL(page.next).origin !== new URL(first.url).origin)
      throw new AccountTrouble(
        `the next page is at ${new URL(page.next).host}`,
        'The next page is on another server. Correct the path of the next page, or leave it empty.',
      )
    seen.add(page.next)
    const more = await ask(account, page.next, null, signal)
    if (!more) break
    page = readPage(more.document, more.url, settings)
  }
  return pages
}

/** Authors are known by their id there; many sites have an Anna. */
function asOurs(item: RawItem, rows: readonly Row[], host: string): RawItem {
  const row = rows.find(({ id }) => id === item.id)
  const author = row?.authorId ? { ...item.author, id: `${host}/${row.authorId}`.slice(0, 480).toLowerCase() } : item.author
  return { ...item, network: 'poll', author, inReplyTo: row?.inReplyTo ?? null }
}
