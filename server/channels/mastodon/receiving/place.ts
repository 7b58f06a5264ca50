import { z } from 'zod'

/** Posts that are looked at again for being edited or deleted: the newest so many of what came in. */
const WATCHED = 300
/** How far back a new channel begins, ms: yesterday's questions can still be answered, older ones mostly were. */
const BEGIN = 24 * 3_600_000

const Page = z.record(z.string(), z.string())

/** Where receiving is: the cursor of a channel. */
export const Place = z.object({
  /** Nothing before this instant is taken in. */
  begin: z.iso.datetime(),
  /** The newest notification taken in; null: none yet. */
  notification: z.string().nullable(),
  /** We were away and are paging back: from this page on. Then `newest` becomes `notification`. */
  catching: z.object({ page: Page, newest: z.string() }).nullable(),
  /** The newest of our own posts taken in. */
  own: z.string().nullable(),
  /** Posts taken in and when they were last edited, newest last. */
  watched: z.array(z.tuple([z.string(), z.string().nullable()])).max(WATCHED),
})
export type Place = z.output<typeof Place>

/** Reads the cursor back; a channel without one begins a day ago. */
export const placeFrom = (cursor: unknown, now: Date): Place =>
  Place.safeParse(cursor).data ?? { begin: new Date(now.getTime() - BEGIN).toISOString(), notification: null, catching: null, own: null, watched: [] }

/** Watches these too, as they are now; the oldest make room. */
export function watch(place: Place, posts: readonly { id: string; edited_at?: string | null }[]): Place {
  if (posts.length === 0) return place
  const fresh = new Map(posts.map((post): [string, string | null] => [post.id, post.edited_at ?? null]))
  return { ...place, watched: [...place.watched.filter(([id]) => !fresh.has(id)), ...fresh].slice(-WATCHED) }
}

export const unwatch = (place: Place, ids: ReadonlySet<string>): Place => ({ ...place, watched: place.watched.filter(([id]) => !ids.has(id)) })

/** Ids grow with time; numbers of different length (Mastodon) and equally long signs (its kin) are both put in order by this. */
export const isLater = (a: string, b: string | null): boolean => b === null || (a.length === b.length ? a > b : a.length > b.length)
