import type { Length } from './rules.ts'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A link as networks find one in a text: with its scheme. */
export const LINK = /\bhttps?:\/\/[^\s<>"']+/giu
/** Somebody on another server: `@name@server.example`. */
const FAR_MENTION = /(@[\p{L}\p{N}_.-]+)@[\p{L}\p{N}.-]+/gu
/** What counts one with X: Latin and its neighbours, and some punctuation (docs.x.com/fundamentals/counting-characters). */
const LIGHT = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const

/** Is there a link in it? Some networks take more for that. */
export const hasLink = (text: string): boolean => new RegExp(LINK, 'iu').test(text)

/** How long a network finds a text: in its unit, with links and people as it weighs them. */
export function lengthOf(text: string, { unit, link, mention }: Pick<Length, 'unit' | 'link' | 'mention'>): number {
  const links = link === undefined ? 0 : (text.match(LINK)?.length ?? 0)
  const rest = link === undefined ? text : text.replaceAll(LINK, '')
  return links * (link ?? 0) + COUNT[unit](mention === 'name' ? rest.replaceAll(FAR_MENTION, '$1') : rest)
}

/** Parts end at words, so that a thread holds a little less than all its posts could. */
const FILLED = 0.8

/** What a thread of posts holds, where the network has such; else what one post does. */
export function threadOf<L extends { length: number; bytes?: number; parts?: number }>(limit: L): L {
  const held = (of: number): number => Math.floor(of * (limit.parts ?? 1) * FILLED)
  return limit.parts ? { ...limit, length: held(limit.length), ...(limit.bytes && { bytes: held(limit.bytes) }) } : limit
}

/** How many bytes of UTF-8 it takes. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)

const COUNT: Record<Length['unit'], (text: string) => number> = {
  graphemes: (text) => [...graphemes.segment(text)].length,
  characters: (text) => Array.from(text).length,
  weighted: (text) => [...graphemes.segment(text)].reduce((sum, { segment }) => sum + weightOf(segment), 0),
  heavy_emoji: (text) => [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (isEmoji(segment) ? bytesOf(segment) : Array.from(segment).length), 0),
}

const isEmoji = (sign: string): boolean => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign)
const weightOf = (sign: string): number => (isEmoji(sign) ? 2 : lettersOf(sign))
const lettersOf = (sign: string): number => Array.from(sign).reduce((sum, one) => sum + (isLight(one.codePointAt(0)!) ? 1 : 2), 0)
const isLight = (code: number): boolean => LIGHT.some(([from, to]) => code >= from && code <= to)
