import { START, step } from '../model/hash.ts'

/** So much of a text is read, characters: what it is about stands at its beginning. */
export const READ = 2000
/** A text can have no more tokens. */
const MOST = READ + 1

/**
 * A text as everything sees it that reads it, cut once: in lower case, without accents; a link is the word `url`; handles are
 * left out; digits in a row are one `0`; a letter stands at most twice in a row. Tokens are words, runs of ! and ?, signs of
 * money and per cent, faces and emoji. One array a property, places beyond `count` mean nothing.
 * @NOTE There is one: it is used again by the next text.
 */
export interface Cut {
  text: string
  /** The characters of all tokens, one space before, between and after. */
  codes: Uint16Array
  length: number
  count: number
  /** Of each token: its hash, and that of its first three characters (0: it has fewer). */
  hashes: Int32Array
  stems: Int32Array
  /** … where it stands in `codes`, and in `text`. */
  starts: Uint16Array
  ends: Uint16Array
  from: Uint16Array
  to: Uint16Array
  /** … 1: a full stop, a comma or the like stands before it. */
  splits: Uint8Array
  letters: number
  capitals: number
  /** Letters of other scripts than the Latin. */
  foreign: number
  has: { exclamation: boolean; question: boolean; link: boolean; handle: boolean; number: boolean; capitals: boolean; drawnOut: boolean }
}

export const cut: Cut = {
  text: '',
  codes: new Uint16Array(3 * READ),
  length: 0,
  count: 0,
  hashes: new Int32Array(MOST),
  stems: new Int32Array(MOST),
  starts: new Uint16Array(MOST),
  ends: new Uint16Array(MOST),
  from: new Uint16Array(MOST),
  to: new Uint16Array(MOST),
  splits: new Uint8Array(MOST),
  letters: 0,
  capitals: 0,
  foreign: 0,
  has: { exclamation: false, question: false, link: false, handle: false, number: false, capitals: false, drawnOut: false },
}

/** What stands before, between and after tokens. */
export const SPACE = 32

/** Letters by which the beginning of a longer word is known. */
export const STEM = 3

/** Begins a token. @returns its number */
export function begin(at: number): number {
  const nth = cut.count++
  cut.starts[nth] = cut.length
  cut.from[nth] = at
  cut.stems[nth] = 0
  return nth
}

/** Ends the token that was begun last. @param to where it ends in the text, and reading goes on */
export function finish(hash: number, to: number): number {
  const nth = cut.count - 1
  cut.hashes[nth] = hash
  cut.ends[nth] = cut.length
  cut.to[nth] = to
  cut.codes[cut.length++] = SPACE
  return to
}

/** A token of one character. */
export function takeOne(at: number, width: number, code: number, point: number): number {
  begin(at)
  cut.codes[cut.length++] = code
  return finish(step(START, point), at + width)
}

/** A token as it is written in the text, in lower case. */
export const tokenAt = ({ text, from, to }: Cut, nth: number): string => text.slice(from[nth], to[nth]).toLowerCase()
