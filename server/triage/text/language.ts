import { guess } from './guess.ts'
import type { Found } from './known.ts'
import { lettersThatTell, marksOf } from './marks.ts'
import { TOLD } from './small-words.ts'
import { tokenAt, type Cut } from './tokens.ts'

/** Below this many letters a guess is worth less than what the network says or the author usually writes; below the second, than nothing. */
const [SHORT, FEWEST] = [12, 5]
/** Small words of a language are no coincidence when there are so many, such a share of all tokens, and so many more than of any other. */
const [SMALL, SHARE, AHEAD] = [2, 0.2, 2]

export interface Told {
  /** ISO 639-1; null: not sure. */
  language: string | null
  /** In letters that no language we know is written in. */
  isForeign: boolean
  because(): string
}

/**
 * The language of a text: by the small words that only one language has, which tells most texts, ten times as quickly as
 * letters; the others by their letters: those only one language is written with, and `eld`. Where all leave doubt, what the network
 * claims counts, then what the author usually writes, then the best guess at few letters, a single small word or letter, and the best
 * guess among the languages there were examples of. A text that gives no hint has none.
 */
export function tellLanguage(cut: Cut, found: Found, claimed: string | null, usual: string | null = null): Told {
  countSmallWords(cut, found)
  const small = foremost()
  if (small.ahead >= AHEAD && small.count >= SMALL && small.count >= cut.count * SHARE && small.best < OTHERS) return bySmallWords(cut, found, small.best)
  const isForeign = cut.foreign * 2 > cut.letters
  addMarks(cut.text)
  const marked = foremost()
  const byMarks = (): Told => ({ ...bySmallWords(cut, found, marked.best), isForeign })
  const claim = /^[a-z]{2}(?=$|[-_])/.exec(claimed?.toLowerCase() ?? '')?.[0] ?? null
  const byLetters = (language: string): Told => ({ language, isForeign, because: () => `its letters read as ${language}` })
  const long = cut.letters >= SHORT || isForeign ? guess(cut, points) : null
  if (long && (long.isSure || isForeign || long.language === claim || (claim === null && long.language === usual))) return byLetters(long.language)
  if (!long && marked.ahead >= AHEAD && marked.best < OTHERS) return byMarks()
  if (claim) return { language: claim, isForeign, because: () => `the network says ${claim}` }
  if (usual) return { language: usual, isForeign, because: () => `its author usually writes ${usual}` }
  const few = !long && cut.letters >= FEWEST ? guess(cut, points) : null
  if (few?.isNear && few.isSure) return byLetters(few.language)
  if (marked.ahead >= 1 && marked.best < OTHERS) return byMarks()
  return long?.isNear ? byLetters(long.language) : { language: null, isForeign, because: () => 'too short or too mixed to be sure' }
}

const OTHERS = TOLD.length - 1

/** By language, as bits of `TOLD`: its small words in the text, and what letters add to them. The next text overwrites it. */
const points = new Float64Array(TOLD.length)

function countSmallWords({ count }: Cut, { known }: Found): void {
  points.fill(0)
  for (let nth = 0; nth < count; nth++) {
    const mask = known[nth]?.small ?? 0
    if (mask !== 0) for (let bit = 0; bit <= OTHERS; bit++) points[bit]! += (mask >> bit) & 1
  }
}

function addMarks(text: string): void {
  const marks = marksOf(text)
  for (let bit = 0; bit <= OTHERS; bit++) points[bit]! += marks[bit]!
}

/** The language with the most points: how many, and how many more than any other. */
function foremost(): { best: number; count: number; ahead: number } {
  let [best, next] = [0, -1]
  for (let bit = 1; bit <= OTHERS; bit++) {
    if (points[bit]! > points[best]!) [best, next] = [bit, best]
    else if (next < 0 || points[bit]! > points[next]!) next = bit
  }
  return { best, count: points[best]!, ahead: points[best]! - points[next]! }
}

/** Small words shown, at most. */
const SHOWN = 4

function bySmallWords(cut: Cut, found: Found, bit: number): Told {
  const because = (): string => {
    const words = smallWords(cut, found, bit)
    return words.length > 0 ? `its small words: ${words.join(', ')}` : `its letters: ${lettersThatTell(cut.text, bit).join(', ')}`
  }
  return { language: TOLD[bit]!, isForeign: false, because }
}

function smallWords(cut: Cut, { known }: Found, bit: number): string[] {
  const words: string[] = []
  for (let nth = 0; nth < cut.count && words.length < SHOWN; nth++) {
    if (((known[nth]?.small ?? 0) & (1 << bit)) === 0) continue
    const word = tokenAt(cut, nth)
    if (!words.includes(word)) words.push(word)
  }
  return words
}
