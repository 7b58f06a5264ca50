import { z } from 'zod'

/**
 * Where reading a folder goes on. UIDs grow, and mean something only together with the folder's UIDVALIDITY (RFC 3501
 * §2.3.1.1): when that changes, the folder is looked through again, and its mails are known by their Message-IDs.
 */
const Place = z.object({
  uidValidity: z.string(),
  lastUid: z.number().int(),
  /** Of the mails that were there when reading began (up to this UID), only those since this day are taken. */
  old: z.object({ upTo: z.number().int(), since: z.iso.date() }).nullable(),
})
export type Place = z.output<typeof Place>

const Cursor = z.object({
  /** The day we last looked, UTC: whatever came before is known. */
  seen: z.iso.date(),
  /** By server, user and folder: another mailbox with the same numbers is another mailbox. */
  places: z.record(z.string(), Place),
})
export type Cursor = z.output<typeof Cursor>

const DAY = 24 * 60 * 60 * 1000
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
/** Servers search by day in a time zone of their own, and mails were on their way at night: look this much earlier, days. */
const MARGIN = 2

/** Reads a cursor back; what is none begins anew, `days` before now. */
export function openCursor(cursor: unknown, now: Date, days: number): Cursor {
  const kept = Cursor.safeParse(cursor)
  return kept.success ? kept.data : { seen: dayOf(new Date(now.getTime() - (days - MARGIN) * DAY)), places: {} }
}

/** What a server says of a folder when it is opened. */
export interface Opened {
  uidValidity: bigint
  uidNext: number
}

/** The place in a folder: the one kept, or a new one if the folder is new to us or was numbered anew. */
export function placeIn({ seen, places }: Cursor, key: string, { uidValidity, uidNext }: Opened): Place {
  const kept = places[key]
  if (kept?.uidValidity === String(uidValidity)) return kept
  const since = dayOf(new Date(Date.parse(seen) - MARGIN * DAY))
  return { uidValidity: String(uidValidity), lastUid: 0, old: { upTo: Math.max(0, uidNext - 1), since } }
}

/** The cursor with a folder read up to `uid`. */
export function advance(cursor: Cursor, key: string, place: Place, uid: number): Cursor {
  const lastUid = Math.max(place.lastUid, uid)
  return { ...cursor, places: { ...cursor.places, [key]: { ...place, lastUid, old: place.old && lastUid < place.old.upTo ? place.old : null } } }
}

/** The cursor after all folders were looked through. A place that is no longer used stays: the folder may be used again. */
export const lookedAt = (cursor: Cursor, now: Date): Cursor => (cursor.seen === dayOf(now) ? cursor : { ...cursor, seen: dayOf(now) })
