import { z } from 'zod'
import type { Arrival } from '../adapter.ts'

/** Private chats whose last message is remembered; one that rested for longer begins a conversation anew. */
const CHATS = 1_000
const HOUR = 3_600_000
/** Telegram keeps what a bot has not fetched for 24 hours (core.telegram.org/bots/api#getting-updates, 2026-11), ms. An hour is our own coarseness. */
const KEPT = 25 * HOUR

/** Where receiving is: the cursor of a bot. */
export const Place = z.object({
  /** The next update to ask for; 0: all there are, also after those that Telegram brought itself. */
  offset: z.number().int(),
  /** The last item of each private chat, newest last. */
  chats: z.array(z.tuple([z.number(), z.string()])).max(CHATS),
  /** The hour in which we last asked; null: never. */
  askedAt: z.iso.datetime().nullable(),
})
export type Place = z.output<typeof Place>

export const placeFrom = (cursor: unknown): Place => Place.safeParse(cursor).data ?? { offset: 0, chats: [], askedAt: null }

/** Asked now. Kept by the hour, so that a quiet bot's place is not written at every question. */
export const follow = (place: Place, now: Date): Place => ({ ...place, askedAt: new Date(Math.floor(now.getTime() / HOUR) * HOUR).toISOString() })

export const lastIn = (place: Place, chat: number, id: string): Place => ({
  ...place,
  chats: [...place.chats.filter(([one]) => one !== chat), [chat, id] as [number, string]].slice(-CHATS),
})

/** We were away for longer than Telegram keeps: said aloud, since nobody can fetch it. */
export function gapSince({ askedAt }: Place, now: Date): NonNullable<Arrival['broken']>[number] | null {
  if (!askedAt || now.getTime() - new Date(askedAt).getTime() <= KEPT) return null
  const reason = `Telegram keeps messages for 24 hours; what was written between ${askedAt} and a day ago is not here. Look in Telegram.`
  return { place: 'Telegram', raw: '', reason, id: `gap ${askedAt}` }
}
