import { scanWords } from '#triage'

/** What of a text is compared with others: its pairs of words, folded, and two keys by which nearly the same are found. */
export interface Sketch {
  /** Different ones, at most so many; a hash each, ascending. */
  shingles: Int32Array
  bandA: number
  bandB: number
}

/** Fewer different words than this are said by many who do not know each other: "thank you so much". */
const WORDS = 6
/** Shingles kept: those of a long post. */
const MOST = 80
/** What a text without enough words must have to count: a link, which is then compared instead. */
const LINK = /\bhttps?:\/\/[^\s<>"')\]]+/i

/** Null: too little is said to tell that it is the same as something else. Links, @names and figures are left out: they differ from copy to copy. */
export function sketchOf(text: string): Sketch | null {
  const { folded, from, to, hashes, count } = scanWords(text)
  const words: number[] = []
  for (let i = 0; i < count; i++) if (!isFigure(folded.charCodeAt(from[i]!)) || to[i]! - from[i]! > 6) words.push(hashes[i]!)
  const different = new Set(words)
  if (different.size < WORDS) return linkSketch(text, words)
  const shingles = new Set<number>()
  for (let i = 1; i < words.length && shingles.size < MOST; i++) shingles.add((Math.imul(words[i - 1]!, 31) + words[i]!) | 0)
  return sketched(shingles)
}

const isFigure = (code: number): boolean => code >= 48 && code <= 57

/** The same link with the same few words. */
function linkSketch(text: string, words: readonly number[]): Sketch | null {
  const link = LINK.exec(text)?.[0].replace(/[?#].*$/, '')
  if (!link) return null
  let hash = 0
  for (let i = 0; i < link.length; i++) hash = (Math.imul(hash, 31) + link.charCodeAt(i)) | 0
  return sketched(new Set([hash, ...words.map((word) => word | 0)]))
}

/** Multipliers of the hash functions of MinHash (Broder 1997): three to a band, so that texts of which nine tenths are the same share one in 92 of 100 cases. */
const BANDS = [
  [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35],
  [0x27d4eb2f, 0x165667b1, 0xd3a2646d],
] as const

function sketched(different: ReadonlySet<number>): Sketch {
  const shingles = Int32Array.from(different).toSorted()
  const [bandA, bandB] = BANDS.map((multipliers) => multipliers.reduce((key, multiplier) => Math.imul(key, 31) ^ leastOf(shingles, multiplier), 17))
  return { shingles, bandA: bandA! | 0, bandB: bandB! | 0 }
}

function leastOf(shingles: Int32Array, multiplier: number): number {
  let least = 0xffffffff
  for (let i = 0; i < shingles.length; i++) {
    const one = shingles[i]!
    const mixed = Math.imul(one ^ (one >>> 15), multiplier)
    const value = (mixed ^ (mixed >>> 13)) >>> 0
    if (value < least) least = value
  }
  return least
}

/** From this share of what both say on, two are nearly the same: one word in ten may be another. */
const NEARLY = 0.6

/** Are two texts nearly the same (Jaccard 1901, over shingles, both ascending)? */
export function isLike(one: Int32Array, other: Int32Array): boolean {
  const [few, many] = one.length < other.length ? [one.length, other.length] : [other.length, one.length]
  if (few < NEARLY * many) return false
  let both = 0
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i]!, other[j]!]
    if (a === b) both++
    if (a <= b) i++
    if (b <= a) j++
  }
  return both >= NEARLY * (one.length + other.length - both)
}
