import { z } from 'zod'
import { tidAt } from '../record-key.ts'

/** Posts whose deletion is followed: the newest so many of what came in. */
const WATCHED = 500
/** Posts of the stream whose deletion is followed. */
const KEPT = 300
/** Direct conversations whose last message is remembered; one that rested for longer begins anew here. */
const CHATS = 1_000
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
  /** Where direct messages are: what the network last changed in any of them, and the last item of each conversation, newest last. */
  chat: z.object({ rev: z.string(), last: z.array(z.tuple([z.string(), z.string()])).max(CHATS) }).optional(),
  /** Where the public stream is; without it, it begins with what is said from now on. */
  stream: z
    .object({
      /** µs since 1970, by the stream's clock. */
      cursor: z.number().int(),
      /** Addresses of posts kept from it, newest last, so that their deletion is known when the stream tells it. */
      kept: z.array(z.string()).max(KEPT),
    })
    .optional(),
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

/** The stream was heard up to here, and these were kept of it. */
export function hear(place: Place, cursor: number, uris: readonly string[]): Place {
  const fresh = new Set(uris)
  return { ...place, stream: { cursor, kept: [...(place.stream?.kept ?? []).filter((uri) => !fresh.has(uri)), ...fresh].slice(-KEPT) } }
}

/** Nobody watches for anything: the stream is not heard, and nothing of it is missed. */
export const stopHearing = ({ at, catching, own, watched, chat }: Place): Place => ({ at, catching, own, watched, ...(chat && { chat }) })

/** Remembers the last item of a direct conversation. @returns the one before it as well; null: none is known */
export function lastIn(place: Place, convo: string, id: string): { place: Place; before: string | null } {
  const { rev, last } = place.chat ?? { rev: '', last: [] }
  const others = last.filter(([one]) => one !== convo)
  return {
    place: { ...place, chat: { rev, last: [...others, [convo, id] as [string, string]].slice(-CHATS) } },
    before: last.find(([one]) => one === convo)?.[1] ?? null,
  }
}
