import type { Reach } from '../../conversation.ts'

export interface Length {
  used: number
  /** Null: the network sets no limit. */
  limit: number | null
  /** How many are left; negative: too long. Null without a limit. */
  left: number | null
  /** It is short enough, and has too many bytes all the same: signs that take several. */
  heavy: boolean
}

type Limit = NonNullable<Reach['limit']>

/** What a reader would call a character: an emoji of seven code points is one. Unicode UAX #29, as Bluesky counts. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const signs = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment)

const encoder = new TextEncoder()

/** What the server counts by, too (server/channels/reach/length.ts); one list of cases holds both to it. */
const COUNT: Record<Limit['unit'], (text: string) => number> = {
  graphemes: (text) => signs(text).length,
  characters: (text) => Array.from(text).length,
  weighted: (text) =>
    signs(text).reduce((sum, sign) => sum + (EMOJI.test(sign) ? 2 : Array.from(sign).reduce((all, one) => all + (isLight(one) ? 1 : 2), 0)), 0),
  heavy_emoji: (text) => signs(text).reduce((sum, sign) => sum + (EMOJI.test(sign) ? encoder.encode(sign).length : Array.from(sign).length), 0),
}
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
/** Latin and its neighbours, and some punctuation, count one with X. */
const LIGHT = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const
const isLight = (sign: string): boolean => LIGHT.some(([from, to]) => sign.codePointAt(0)! >= from && sign.codePointAt(0)! <= to)

const LINK = /\bhttps?:\/\/[^\s<>"']+/giu
const FAR_MENTION = /(@[\p{L}\p{N}_.-]+)@[\p{L}\p{N}.-]+/gu

/** Is there a link in it? Some networks take more for that. */
export const hasLink = (text: string): boolean => new RegExp(LINK, 'iu').test(text)

/** How long a text is as the network counts it, without the space around it, which is not sent. */
export function lengthOf(text: string, limit: Reach['limit']): Length {
  const sent = text.trim()
  if (!limit) return { used: COUNT.graphemes(sent), limit: null, left: null, heavy: false }
  const { length, unit, link, mention, bytes } = limit
  const links = link === undefined ? 0 : (sent.match(LINK)?.length ?? 0)
  const rest = link === undefined ? sent : sent.replaceAll(LINK, '')
  const used = links * (link ?? 0) + COUNT[unit](mention === 'name' ? rest.replaceAll(FAR_MENTION, '$1') : rest)
  return { used, limit: length, left: length - used, heavy: bytes !== undefined && encoder.encode(sent).length > bytes }
}

/** Parts end at words, so that posts are not all full (server/channels/reach/length.ts). */
const FILLED = 0.8

/** What a thread of posts holds, where the network has such; else what one post does. */
export function threadOf(limit: Reach['limit']): Reach['limit'] {
  if (!limit?.parts) return limit
  const held = (of: number): number => Math.floor(of * limit.parts! * FILLED)
  return { ...limit, length: held(limit.length), ...(limit.bytes && { bytes: held(limit.bytes) }) }
}

/** Of about how many posts a thread with this text would be. Null: it fits one, or there are no threads. */
export function partsOf(text: string, limit: Reach['limit']): number | null {
  const { used, left, heavy } = lengthOf(text, limit)
  if (!limit?.parts || (left! >= 0 && !heavy)) return null
  const posts = Math.max(used / limit.length, limit.bytes ? encoder.encode(text.trim()).length / limit.bytes : 0)
  return Math.ceil(posts / (0.5 + FILLED / 2))
}
