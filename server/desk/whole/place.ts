import { z } from 'zod'
import { fromCursor, toCursor } from '#platform/http/route.ts'

/** What stands in a conversation comes from several places; of one instant they stand in this order. */
export const SOURCES = ['fact', 'item', 'note', 'outgoing'] as const
export type Source = (typeof SOURCES)[number]

/** Where an entry stands: by time, then by source, then by id. */
export interface Place {
  at: Date
  source: Source
  /** A UUID, or a fact's number. */
  id: string
}

/** Orders two places, the newer first. Ids of one source are of one length, or numbers. */
export function newerFirst(a: Place, b: Place): number {
  if (a.at.getTime() !== b.at.getTime()) return b.at.getTime() - a.at.getTime()
  if (a.source !== b.source) return SOURCES.indexOf(b.source) - SOURCES.indexOf(a.source)
  return a.source === 'fact' ? Number(b.id) - Number(a.id) : a.id < b.id ? 1 : -1
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const LAST_FACT = '9223372036854775807'

/** The same place as one source sees it: what of it is older has a smaller (at, id). Null: the end. */
export function seenFrom(source: Source, place: Place | null): { at: Date; id: string } | null {
  if (!place || place.source === source) return place
  const [first, last] = source === 'fact' ? ['0', LAST_FACT] : [FIRST_ID, LAST_ID]
  return { at: place.at, id: SOURCES.indexOf(source) < SOURCES.indexOf(place.source) ? last : first }
}

const Cursor = z.tuple([z.iso.datetime(), z.enum(SOURCES), z.string().regex(/^(\d{1,19}|[0-9a-f-]{36})$/)])

export const cursorOf = ({ at, source, id }: Place): string => toCursor([at.toISOString(), source, id])

export function placeOf(cursor: string | undefined): Place | null {
  if (!cursor) return null
  const [at, source, id] = fromCursor(cursor, Cursor) as [string, Source, string]
  return { at: new Date(at), source, id }
}
