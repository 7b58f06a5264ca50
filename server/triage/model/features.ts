import type { Words } from '../words.ts'
import { fold, type Folded } from './fold.ts'
import { hashOf, spread, START, step } from './hash.ts'
import { isNegation, NEGATION_REACHES } from './negation.ts'
import { SIGNS, signsOf } from './signs.ts'

/** What a model weighs in a text. The arrays are used again by the next call: read them before it. */
export interface Features {
  folded: Folded
  /** Two hashes a token: of the word (a negated one is another word), and of the word with the one before it. */
  words: Uint32Array
  /** Hashes of every three, four and five characters in a row. */
  runs: Uint32Array
  /** Figures about the text as a whole, `SIGNS` of them. */
  signs: Float32Array
}

const MOST = 2000
const words = new Uint32Array(2 * MOST)
const runs = new Uint32Array(9 * MOST)
const signs = new Float32Array(SIGNS.length)

/** The features of a text. The same numbers in training and in reading, by being the same function. */
export function featuresOf(text: string, rules: Words, language: string | null): Features {
  const folded = fold(text)
  const isNegated = markNegated(folded.tokens)
  return {
    folded,
    words: words.subarray(0, hashWords(folded.tokens, isNegated)),
    runs: runs.subarray(0, hashRuns(folded.line)),
    signs: signsOf(folded, isNegated, rules, language, signs),
  }
}

/** Which tokens a negation before them reaches. */
function markNegated(tokens: readonly string[]): boolean[] {
  let left = 0
  return tokens.map((token) => {
    if (/^[!?]/.test(token)) left = 0
    const reached = left > 0
    left = isNegation(token) ? NEGATION_REACHES : Math.max(0, left - 1)
    return reached
  })
}

function hashWords(tokens: readonly string[], isNegated: readonly boolean[]): number {
  let n = 0
  let before = 0
  for (let i = 0; i < tokens.length && i < MOST; i++) {
    const hash = hashOf(tokens[i]!, isNegated[i] ? 2 : 1)
    words[n++] = spread(hash)
    words[n++] = spread(Math.imul(before, 31) ^ hash ^ 0x1234)
    before = hash
  }
  return n
}

function hashRuns(line: string): number {
  const text = ` ${line} `
  let n = 0
  for (let i = 0; i + 3 <= text.length; i++) {
    let hash = step(step(step(START ^ 3, text.charCodeAt(i)), text.charCodeAt(i + 1)), text.charCodeAt(i + 2))
    runs[n++] = spread(hash)
    for (let next = i + 3; next < i + 5 && next < text.length; next++) {
      hash = step(hash, text.charCodeAt(next))
      runs[n++] = spread(hash ^ (next - i))
    }
  }
  return n
}
