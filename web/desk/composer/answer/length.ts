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
