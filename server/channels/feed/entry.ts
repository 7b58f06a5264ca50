import { createHash } from 'node:crypto'
import { RawItem } from '../raw-item.ts'
import type { Entry, Feed } from './document.ts'

/** Longer ids are known by their digest; our columns hold 500 characters. */
const LONGEST_ID = 480
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Where a feed was read, and what is said of all its entries. */
export type Source = Pick<Feed, 'title' | 'language'> & { url: string }

/**
 * The id of an entry: its own, else its link, else a digest of what it says. An entry without id and link that is edited
 * is therefore a new one.
 */
export function idOf(entry: Entry, source: Source): string {
  const id = entry.id?.trim() || wholeLink(entry.link, source.url) || `digest-${digest(`${entry.title}\n${entry.text}`)}`
  return id.length > LONGEST_ID ? `digest-${digest(id)}` : id.replaceAll('\u0000', '')
}

/** Tells whether an entry says something else than before. Looks are not compared: they change with every fetch. */
export const printOf = ({ title, text }: Entry): string => digest(`${title}\n${text}`).slice(0, 12)

/** An entry as an item. One without a date, or dated in the future, is as old as our knowing it. */
export function toItem(entry: Entry, source: Source, now: Date): RawItem {
  const at = [entry.published, entry.updated].find((date) => date && date <= now) ?? now
  return RawItem.parse({
    id: idOf(entry, source),
    network: 'feed',
    author: authorOf(entry, source),
    text: wellFormed(entry.text || entry.title, 20_000),
    subject: wellFormed(entry.title, 1000) || null,
    at,
    visibility: 'public',
    overheard: true,
    url: wholeLink(entry.link, source.url),
    lang: (entry.language ?? source.language)?.trim().slice(0, 35) || null,
    extra: { feed: source.url },
  })
}

/** Who wrote it: known by their page or address, else by their name on this host, since names are many people's. */
function authorOf({ author }: Entry, source: Source): RawItem['author'] {
  const host = new URL(source.url).hostname
  const name = wellFormed(author.name ?? author.email ?? source.title ?? host, 200)
  const url = wholeLink(author.url, source.url)
  return { id: (url ?? author.email ?? `${host}/${name}`).slice(0, LONGEST_ID).toLowerCase(), name, url }
}

/** A link that can be opened from anywhere; null: it leads to no web page. */
export function wholeLink(link: string | null | undefined, base: string): string | null {
  const trimmed = link?.trim()
  if (!trimmed || !URL.canParse(trimmed, base)) return null
  const url = new URL(trimmed, base)
  return /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : null
}

const wellFormed = (text: string, longest: number): string => text.replaceAll('\u0000', '').slice(0, longest).toWellFormed()
