import { eld } from 'eld/extrasmall'
import { KINDS, LETTER } from './characters.ts'
import { TOLD } from './small-words.ts'
import type { Cut } from './tokens.ts'

/** So much of a text is looked at for its letters, characters: more makes the guess hardly better. */
const ENOUGH = 160
/** What a small word, or letters that speak as much, adds to what `eld` gives a language (0–1); more of them than four say no more. */
const [POINT, MOST] = [0.05, 4]
/** By so much the languages that are assessed are preferred: most messages are in one of them, and of few letters their neighbours read alike. */
const NEAR = 0.05
/** Ahead by so much it is no coincidence; by so much more for each letter that is missing to `FEW`. */
const [AHEAD, MISSING, FEW] = [0.01, 0.01, 12]
/** Below so many letters a guess at a language beyond the assessed ones is mostly wrong: names and abbreviations read like anything. Nor is one that is so little ahead right. */
const [FAR, FAR_AHEAD] = [14, 0.02]

/** What letters and small words together say. */
export interface Guess {
  /** ISO 639-1 */
  language: string
  /** Is it one there were examples of? */
  isNear: boolean
  isSure: boolean
}

const ASSESSED = TOLD.slice(0, -1)
const OTHERS = TOLD.length - 1

/**
 * The likeliest language of a text that its small words alone do not tell: `eld` from its letters, and what speaks for each beside.
 * The constants were set on pairs of words in 53 languages and on the own training part, neither of which is tested with.
 * @param points by bit of `TOLD`: small words, and letters in their measure
 * @returns null: its letters read as nothing
 */
export function guess(cut: Cut, points: ArrayLike<number>): Guess | null {
  const found = eld.detect(lettersOf(cut))
  if (!found.language) return null
  const scores = found.getScores()
  const worth = (bit: number): number => POINT * Math.min(MOST, points[bit]!)
  let [best, next, language] = [-1, -1, '']
  for (const [bit, one] of ASSESSED.entries()) {
    const score = (scores[one] ?? 0) + worth(bit)
    if (score > best) [best, next, language] = [score, best, one]
    else if (score > next) next = score
  }
  let [far, farLanguage] = [0, '']
  for (const one in scores) if (!(ASSESSED as readonly string[]).includes(one) && scores[one]! > far) [far, farLanguage] = [scores[one]!, one]
  far += worth(OTHERS) - NEAR
  if (far > best) return { language: farLanguage, isNear: false, isSure: cut.letters >= FAR && far - best >= FAR_AHEAD }
  return { language, isNear: true, isSure: best - next >= AHEAD + MISSING * Math.max(0, FEW - cut.letters) }
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
