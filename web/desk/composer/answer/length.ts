import type { Reach } from '../../conversation.ts'

export interface Length {
  used: number
  /** Null: the network sets no limit. */
  limit: number | null
  /** How many are left; negative: too long. Null without a limit. */
  left: number | null
}

/** What a reader would call a character: an emoji of seven code points is one. Unicode UAX #29, as Bluesky counts. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const COUNT = {
  graphemes: (text: string) => [...graphemes.segment(text)].length,
  characters: (text: string) => Array.from(text).length,
}

/** How long a text is in the network's own unit, without the space around it, which is not sent. */
export function lengthOf(text: string, limit: Reach['limit']): Length {
  const used = COUNT[limit?.unit ?? 'graphemes'](text.trim())
  return { used, limit: limit?.length ?? null, left: limit ? limit.length - used : null }
}

/** Parts end at words, so that posts are not all full (server/desk/reply/fits.ts). */
const FILLED = 0.8

/** What a thread of posts holds, where the network has such. */
export const threadOf = (limit: Reach['limit']): Reach['limit'] =>
  limit && { unit: limit.unit, length: limit.parts ? Math.floor(limit.length * limit.parts * FILLED) : limit.length }

/** Of about how many posts a thread with this text would be. Null: it fits one, or there are no threads. */
export function partsOf(text: string, limit: Reach['limit']): number | null {
  const { used, left } = lengthOf(text, limit)
  return limit?.parts && left !== null && left < 0 ? Math.ceil(used / (limit.length * (0.5 + FILLED / 2))) : null
}
