import { z } from 'zod'
import { tidAt } from '../record-key.ts'

/** Posts whose deletion is followed: the newest so many of what came in. */
const WATCHED = 500
/** How far back a new channel begins, ms: yesterday's questions can still be answered, older ones mostly were. */
const BEGIN = 24 * 3_600_000

/** Where receiving is: the cursor of a Bluesky channel. */
export const Place = z.object({
  /** The newest notification taken in, as the network dates it. */
  at: z.iso.datetime(),
  /** We were away and are paging back: from this page on, until `at`. Then `newest` becomes `at`. */
  catching: z.object({ page: z.string(), newest: z.iso.datetime() }).nullable(),
  /** The key of our own newest post taken in. */
  own: z.string(),
  /** Addresses of posts taken in, newest last. */
  watched: z.array(z.string()).max(WATCHED),
})
export type Place = z.output<typeof Place>

/** Reads the cursor back; a channel without one begins a day ago. */
export function placeFrom(cursor: unknown, now: Date): Place {
  const begin = new Date(now.getTime() - BEGIN)
  return Place.safeParse(cursor).data ?? { at: begin.toISOString(), catching: null, own: tidAt(begin), watched: [] }
}

/** Adds what came in to what is watched; the oldest make room. */
export function watch(place: Place, uris: readonly string[]): Place {
  const fresh = new Set(uris)
  return fresh.size === 0 ? place : { ...place, watched: [...place.watched.filter((uri) => !fresh.has(uri)), ...fresh].slice(-WATCHED) }
}

export const unwatch = (place: Place, uris: ReadonlySet<string>): Place => ({ ...place, watched: place.watched.filter((uri) => !uris.has(uri)) })
