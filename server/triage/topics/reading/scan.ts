import { spread, START, step } from '../../model/hash.ts'

/** So much of a text is read, characters, and so many words: what it is about stands at its beginning. */
const [READ, MOST] = [2000, 500]

const ONLY_ASCII = /^[\0-\x7f]*$/
/** Marks that writers leave out, and signs nobody sees. */
const LEFT_OUT = /[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\p{Cf}]/gu

/** The words of a text. The arrays are used again by the next scan: read them before it. */
export interface Scan {
  /** Lower case, without accents, ß as ss. */
  folded: string
  count: number
  /** One a word. */
  hashes: Uint32Array
  /** One a word, of its first five letters, so that "refunded" is near "refunds"; 0: it is shorter. */
  stems: Uint32Array
  /** Where each word begins in `folded`, and where it ends. */
  from: Uint16Array
  to: Uint16Array
}

const scan: Scan = {
  folded: '',
  count: 0,
  hashes: new Uint32Array(MOST),
  stems: new Uint32Array(MOST),
  from: new Uint16Array(MOST),
  to: new Uint16Array(MOST),
}

/** A text as words are compared: like the conditions of rules (desk/rules/fold.ts), but for links, which are no words. */
export function foldWords(text: string): string {
  const start = text.slice(0, READ)
  if (ONLY_ASCII.test(start)) return start.toLowerCase()
  return start
    .normalize('NFKD')
    .replaceAll(LEFT_OUT, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .slice(0, 2 * READ)
}

/** Letters of a word that make its stem. */
const STEM = 5

/** Cuts a text into words, each as a hash: no word becomes a string, so that it costs a microsecond. Links and @names are left out. */
export function scanWords(text: string): Scan {
  const folded = foldWords(text)
  scan.folded = folded
  scan.count = 0
  for (let at = 0; at < folded.length && scan.count < MOST;) {
    const kind = kindOf(folded.charCodeAt(at))
    if (kind === ALONE) at = keep(at, at + 1)
    else if (kind === NONE) at = folded[at] === '@' && isWordAt(folded, at + 1) ? endOfName(folded, at + 1) : at + 1
    else at = isLinkAt(folded, at) ? endOfLink(folded, at) : keep(at, endOfWord(folded, at))
  }
  return scan
}

function keep(from: number, to: number): number {
  const { folded, count } = scan
  let hash = START
  let stem = 0
  for (let at = from; at < to; at++) {
    hash = step(hash, folded.charCodeAt(at))
    if (at - from === STEM - 1) stem = hash
  }
  scan.hashes[count] = spread(hash)
  scan.stems[count] = to - from > STEM ? spread(stem ^ 0x5bd1) : 0
  scan.from[count] = from
  scan.to[count] = to
  scan.count++
  return to
}

/** What a character is to a word: no part of it, a part, or a word of its own, in scripts that put no space between words. */
const [NONE, LETTER, ALONE] = [0, 1, 2]

function kindOf(code: number): number {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? LETTER : NONE
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : NONE
  if (code === 0xd7 || code === 0xf7) return NONE
  if (code < 0x0e00) return LETTER
  if (code < 0x0f00 || (code >= 0x1000 && code < 0x10a0) || (code >= 0x1780 && code < 0x1800)) return ALONE
  if (code >= 0x2000 && code < 0x2c00) return NONE
  if (code >= 0x3000 && code < 0x3040) return NONE
  if (code >= 0x3040 && code < 0xa000) return ALONE
  if (code >= 0xd800 && code < 0xf900) return NONE
  return code >= 0xfe00 && code < 0xff10 ? NONE : LETTER
}

const isWordAt = (text: string, at: number): boolean => at < text.length && kindOf(text.charCodeAt(at)) === LETTER

function endOfWord(text: string, from: number): number {
  let at = from
  while (isWordAt(text, at)) at++
  return at
}

const isLinkAt = (text: string, at: number): boolean =>
  text.startsWith('http://', at) || text.startsWith('https://', at) || (text.startsWith('www.', at) && isWordAt(text, at + 4))

function endOfLink(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) > 32) at++
  return at
}

/** Of an @name; one that a mail address goes on with is passed over with it. */
function endOfName(text: string, from: number): number {
  let at = from
  while (isWordAt(text, at) || ((text[at] === '_' || text[at] === '.' || text[at] === '-') && isWordAt(text, at + 1))) at++
  return at
}

/** The words of a phrase, as hashes. */
export const hashesOf = (phrase: string): number[] => {
  const { hashes, count } = scanWords(phrase)
  return Array.from(hashes.subarray(0, count))
}
