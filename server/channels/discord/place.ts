import { z } from 'zod'

/** Direct conversations that are remembered: Discord lists them to no bot. */
const ALONE = 500
/** Messages that are looked at again after an absence, for being edited or deleted. */
const WATCHED = 100
/** How far back a new channel begins, ms. */
const BEGIN = 24 * 3_600_000
/** Discord's ids hold their time: ms since 2015 in the upper bits (discord.com/developers/docs/reference#snowflakes). */
const EPOCH = 1_420_070_400_000n

/** The earliest id of this instant. */
export const idAt = (at: Date): string => String((BigInt(at.getTime()) - EPOCH) << 22n)
export const isLater = (a: string | null | undefined, b: string): boolean => a !== null && a !== undefined && BigInt(a) > BigInt(b)
export const earlier = (a: string, b: string): string => (isLater(a, b) ? b : a)
/** The id so long before another, ms. */
export const idBefore = (id: string, ms: number): string => String(BigInt(id) - (BigInt(ms) << 22n))

/** Where receiving is: the cursor of a bot. */
export const Place = z.object({
  /** Everything up to this id was looked at, in every room. */
  at: z.string(),
  /** Rooms of direct conversations, and the last item in each, newest last. */
  alone: z.array(z.tuple([z.string(), z.string()])).max(ALONE),
  /** Message, room, and when it was last edited; newest last. */
  watched: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])).max(WATCHED),
})
export type Place = z.output<typeof Place>

export const placeFrom = (cursor: unknown, now: Date): Place =>
  Place.safeParse(cursor).data ?? { at: idAt(new Date(now.getTime() - BEGIN)), alone: [], watched: [] }

export const lastIn = (place: Place, room: string, id: string): Place => ({
  ...place,
  alone: [...place.alone.filter(([one]) => one !== room), [room, id] as [string, string]].slice(-ALONE),
})

export const watch = (place: Place, posts: readonly (readonly [string, string, string | null])[]): Place => {
  const fresh = new Set(posts.map(([id]) => id))
  return {
    ...place,
    watched: [...place.watched.filter(([id]) => !fresh.has(id)), ...posts.map((one): [string, string, string | null] => [...one])].slice(-WATCHED),
  }
}

export const unwatch = (place: Place, ids: ReadonlySet<string>): Place => ({ ...place, watched: place.watched.filter(([id]) => !ids.has(id)) })
