import { parseFeed } from 'feedsmith'
import { readDate } from '#platform/outside/read-date.ts'
import { htmlToText } from '#platform/outside/html-text.ts'

/** A feed as it stands, whatever it is written in. */
export interface Feed {
  title: string | null
  language: string | null
  /** How long it wants not to be asked again, minutes. */
  ttl: number | null
  /** At most 500, in the feed's order. */
  entries: Entry[]
}

/** One entry. Links are as written, not yet whole. */
export interface Entry {
  id: string | null
  link: string | null
  title: string
  text: string
  author: { name: string | null; email: string | null; url: string | null }
  published: Date | null
  updated: Date | null
  language: string | null
}

/** It is no feed. */
export class NotAFeed extends Error {
  override name = 'NotAFeed'
}

const MOST_ENTRIES = 500
/** Documents of more elements than this take the parser seconds, in which nothing else happens; 500 rich entries have a tenth. */
const MOST_ELEMENTS = 500_000
/** An entry's text is cut here, characters: the link leads to the rest. */
const LONGEST_TEXT = 20_000

/** Reads a feed: RSS 0.9 to 2.0, RDF, Atom, JSON Feed. Throws NotAFeed for anything else. */
export function readFeed(document: string): Feed {
  if (elementsIn(document) > MOST_ELEMENTS) throw new NotAFeed('The document has more parts than any feed.')
  const parsed = parse(document)
  if (parsed.format === 'atom') return fromAtom(parsed.feed)
  if (parsed.format === 'json') return fromJson(parsed.feed)
  return fromRss(parsed.feed)
}

type Parsed = ReturnType<typeof parseFeed<Date | null>>
type Of<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed']

function parse(document: string): Parsed {
  try {
    return parseFeed(document, { maxItems: MOST_ENTRIES, parseDateFn: readDate })
  } catch (cause) {
    throw new NotAFeed('The document is no feed (RSS, Atom or JSON Feed), or a broken one.', { cause })
  }
}

function elementsIn(document: string): number {
  let count = 0
  for (let at = document.indexOf('<'); at >= 0 && count <= MOST_ELEMENTS; at = document.indexOf('<', at + 1)) count++
  return count
}

const plain = (html: string | undefined): string => htmlToText(html ?? '', LONGEST_TEXT)
const line = (html: string | undefined): string => plain(html).replace(/\s+/g, ' ')
const nobody = { name: null, email: null, url: null }

function fromRss(feed: Of<'rss'> | Of<'rdf'>): Feed {
  const items = (feed.items ?? []) as (NonNullable<Of<'rss'>['items']>[number] & NonNullable<Of<'rdf'>['items']>[number])[]
  return {
    title: line(feed.title) || null,
    language: ('language' in feed && feed.language) || feed.dc?.languages?.[0] || null,
    ttl: ('ttl' in feed && feed.ttl) || null,
    entries: items.map((item) => ({
      id: item.guid?.value || item.rdf?.about || null,
      link:
        item.link ||
        (item.guid?.isPermaLink !== false && /^https?:/i.test(item.guid?.value ?? '') ? item.guid!.value! : null) ||
        item.atom?.links?.[0]?.href ||
        null,
      title: line(item.title),
      text: plain(item.content?.encoded ?? item.description ?? item.atom?.summary?.value),
      author: {
        ...nobody,
        name: line(item.dc?.creators?.[0] ?? item.authors?.[0]?.name ?? item.itunes?.author) || null,
        email: item.authors?.[0]?.email ?? null,
      },
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published ?? null,
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
      language: item.dc?.languages?.[0] ?? null,
    })),
  }
}

type AtomText = { value?: string; type?: string } | undefined
/** Atom says of each text whether it is HTML (RFC 4287 §3.1). */
const atomText = (text: AtomText): string => (/html/i.test(text?.type ?? '') ? plain(text?.value) : (text?.value ?? '').trim().slice(0, LONGEST_TEXT))

function fromAtom(feed: Of<'atom'>): Feed {
  return {
    title: atomText(feed.title).replace(/\s+/g, ' ') || null,
    language: feed.xml?.lang ?? null,
    ttl: null,
    entries: (feed.entries ?? []).map((entry) => {
      const author = entry.authors?.[0] ?? entry.source?.authors?.[0] ?? feed.authors?.[0]
      const link = entry.links?.find(({ rel }) => !rel || rel === 'alternate') ?? entry.links?.[0]
      return {
        id: entry.id || null,
        link: link?.href ?? null,
        title: atomText(entry.title).replace(/\s+/g, ' '),
        text: atomText(entry.content?.value ? entry.content : entry.summary),
        author: { name: line(author?.name) || null, email: author?.email ?? null, url: author?.uri ?? null },
        published: entry.published ?? null,
        updated: entry.updated ?? null,
        language: entry.xml?.lang ?? null,
      }
    }),
  }
}

function fromJson(feed: Of<'json'>): Feed {
  return {
    title: feed.title?.trim() || null,
    language: feed.language ?? null,
    ttl: null,
    entries: (feed.items ?? []).map((item) => {
      const author = item.authors?.[0] ?? feed.authors?.[0]
      return {
        id: item.id || null,
        link: item.url ?? item.external_url ?? null,
        title: (item.title ?? '').trim(),
        text: (item.content_text ?? (plain(item.content_html) || item.summary) ?? '').trim().slice(0, LONGEST_TEXT),
        author: { name: author?.name ?? null, email: null, url: author?.url ?? null },
        published: item.date_published ?? null,
        updated: item.date_modified ?? null,
        language: item.language ?? null,
      }
    }),
  }
}
