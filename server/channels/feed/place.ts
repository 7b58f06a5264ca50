import { z } from 'zod'
import type { RawChange, RawItem } from '../raw-item.ts'
import type { Entry, Feed } from './document.ts'
import { idOf, printOf, toItem, type Source } from './entry.ts'

/** What we remember of a feed between two looks. */
const Place = z.object({
  /** The address that was typed; another one begins anew. */
  asked: z.string(),
  /** Where it has moved to for good. */
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** The entries that stood in it, each with a print of what it said, so that an edited one is told from a new one. Newest last. */
  known: z.array(z.tuple([z.string(), z.string()])),
})
export type Place = z.output<typeof Place>

/** Reads a cursor back; null: we begin. */
export function placeFrom(cursor: unknown, asked: string): Place | null {
  const kept = Place.safeParse(cursor).data
  return kept?.asked === asked ? kept : null
}

export interface News {
  items: RawItem[]
  changes: RawChange[]
  known: Place['known']
}

/** So many entries are remembered, also when they left the feed: some servers show another part of it each time. */
const REMEMBERED = 1000

/**
 * What a feed says that it did not say at the last looks, oldest first. At the first look, what is older than `since` counts
 * as said; what has no date does not.
 */
export function newsIn(feed: Feed, source: Source, before: Place | null, now: Date, since: Date): News {
  const was = new Map(before?.known)
  const is = new Map<string, string>()
  const items: RawItem[] = []
  const changes: RawChange[] = []
  for (const entry of feed.entries.toReversed()) {
    const id = idOf(entry, source)
    if (is.has(id)) continue
    is.set(id, printOf(entry))
    if (was.get(id) === is.get(id)) continue
    const item = toItem(entry, source, now)
    if (was.has(id))
      changes.push({ change: 'edited', id, at: entry.updated && entry.updated <= now ? entry.updated : now, text: item.text, subject: item.subject })
    else if (before || !isDated(entry, now) || item.at >= since) items.push(item)
  }
  const gone = [...was].filter(([id]) => !is.has(id))
  return { items: items.toSorted((a, b) => a.at.getTime() - b.at.getTime()), changes, known: [...gone, ...is].slice(-REMEMBERED) }
}

const isDated = ({ published, updated }: Entry, now: Date): boolean => [published, updated].some((date) => date && date <= now)
