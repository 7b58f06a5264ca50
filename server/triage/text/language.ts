import { eld } from 'eld/extrasmall'
import { KINDS, LETTER } from './characters.ts'
import type { Found } from './known.ts'
import { TOLD } from './small-words.ts'
import { tokenAt, type Cut } from './tokens.ts'

/** So much of a text is looked at for its letters, characters: more makes the guess hardly better. */
const ENOUGH = 160
/** Below this many letters a guess is worth less than what the network says, or than none. */
const SHORT = 12
/** Below this many letters a guess at a language beyond the assessed ones is mostly wrong: names and abbreviations read like anything. */
const FAR = 18
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
 * letters; the others by `eld` from their letters. Where both leave doubt, what the network claims counts, then what the author
 * usually writes, then a single small word, then the letters' best guess among the languages there were examples of. A text that
 * gives no hint has none.
 */
export function tellLanguage(cut: Cut, found: Found, claimed: string | null, usual: string | null = null): Told {
  const small = bySmallWords(cut, found)
  const bySmall = (): Told => ({
    language: TOLD[small.best]!,
    isForeign: false,
    because: () => `its small words: ${smallWords(cut, found, small.best).join(', ')}`,
  })
  if (small.ahead >= AHEAD && small.count >= SMALL && small.count >= cut.count * SHARE && small.best < OTHERS) return bySmall()
  const claim = /^[a-z]{2}(?=$|[-_])/.exec(claimed?.toLowerCase() ?? '')?.[0] ?? null
  const isForeign = cut.foreign * 2 > cut.letters
  const guess = cut.letters >= SHORT || isForeign ? eld.detect(lettersOf(cut)) : null
  const isNear = guess !== null && (TOLD as readonly string[]).includes(guess.language)
  const byLetters = (): Told => ({ language: guess!.language, isForeign, because: () => `its letters read as ${guess!.language}` })
  if (
    guess?.language &&
    (guess.language === claim || (claim === null && guess.language === usual) || isForeign || ((isNear || isFar(cut, small)) && guess.isReliable()))
  )
    return byLetters()
  if (claim) return { language: claim, isForeign, because: () => `the network says ${claim}` }
  if (usual) return { language: usual, isForeign, because: () => `its author usually writes ${usual}` }
  if (small.ahead >= 1 && small.best < OTHERS) return bySmall()
  return isNear ? byLetters() : { language: null, isForeign, because: () => 'too short or too mixed to be sure' }
}

/** May it be a language there were no examples of? Of few letters, or with small words of one there were, hardly. */
const isFar = ({ letters }: Cut, { best, ahead, count }: Small): boolean => letters >= FAR && (best === OTHERS || ahead < AHEAD || count < SMALL)

const OTHERS = TOLD.length - 1
interface Small {
  best: number
  count: number
  ahead: number
}

const counts = new Uint16Array(TOLD.length)

/** The language with the most small words in the text: how many, and how many more than any other. */
function bySmallWords({ count }: Cut, { known }: Found): Small {
  counts.fill(0)
  for (let nth = 0; nth < count; nth++) {
    const mask = known[nth]?.small ?? 0
    if (mask !== 0) for (let bit = 0; bit <= OTHERS; bit++) counts[bit]! += (mask >> bit) & 1
  }
  let [best, next] = [0, -1]
  for (let bit = 1; bit <= OTHERS; bit++) {
    if (counts[bit]! > counts[best]!) [best, next] = [bit, best]
    else if (next < 0 || counts[bit]! > counts[next]!) next = bit
  }
  return { best, count: counts[best]!, ahead: counts[best]! - counts[next]! }
}

/** Small words shown, at most. */
const SHOWN = 4

function smallWords(cut: Cut, { known }: Found, bit: number): string[] {
  const words: string[] = []
  for (let nth = 0; nth < cut.count && words.length < SHOWN; nth++) {
    if (((known[nth]?.small ?? 0) & (1 << bit)) === 0) continue
    const word = tokenAt(cut, nth)
    if (!words.includes(word)) words.push(word)
  }
  return words
}

/** The words of a text as they are written: no links, no names, no signs. */
function lettersOf(cut: Cut): string {
  let letters = ''
  for (let nth = 0; nth < cut.count && letters.length < ENOUGH; nth++) {
    const from = cut.from[nth]!
    if ((KINDS[cut.text.charCodeAt(from)]! & 7) === LETTER) letters += `${cut.text.slice(from, cut.to[nth])} `
  }
  return letters
}
