import { cutUp } from '../text/cut.ts'
import { lookUp, type Found } from '../text/known.ts'
import { tellLanguage, type Told } from '../text/language.ts'
import { NEGATION_REACHES } from '../text/negations.ts'
import type { Cut } from '../text/tokens.ts'
import { spread, START, step } from './hash.ts'
import { SIGNS, signsOf } from './signs.ts'

/** Rows of the table (table.ts): of words and pairs of words, and after them of runs of characters. Powers of two. */
export const [WORD_ROWS, RUN_ROWS] = [2 ** 15, 2 ** 14]
export const ROWS = WORD_ROWS + RUN_ROWS

/** How much all words, and all runs, weigh together, whatever the length of the text. */
export const [WORDS, RUNS] = [0.9, 0.6]

/**
 * What the models weigh in a text.
 * @NOTE There is one: it is used again by the next text.
 */
export interface Features {
  cut: Cut
  found: Found
  told: Told
  /** Two rows a token: of the word (a negated one is another word), and of the word with the one before it. */
  words: Uint16Array
  wordCount: number
  /** Rows of every three, four and five characters in a row. */
  runs: Uint16Array
  runCount: number
  /** Figures about the text as a whole, `SIGNS` of them. */
  signs: Float32Array
  /** By token: 1 where a negation before it reaches it. */
  negated: Uint8Array
}

/** So many tokens, and runs, are weighed at most. */
const MOST = 1000
const features = {
  words: new Uint16Array(2 * MOST),
  wordCount: 0,
  runs: new Uint16Array(9 * MOST),
  runCount: 0,
  signs: new Float32Array(SIGNS.length),
  negated: new Uint8Array(3 * MOST),
} as Features

/**
 * The features of a text. The same numbers in training and in reading, by being the same function.
 * @param claimed what the network says of its language, or an example's label
 * @param usual the language its author usually writes
 */
export function featuresOf(text: string, claimed: string | null, usual: string | null = null): Features {
  const cut = cutUp(text)
  features.cut = cut
  features.found = lookUp(cut)
  features.told = tellLanguage(cut, features.found, claimed, usual)
  markNegated(features)
  hashWords(features)
  hashRuns(features)
  signsOf(features)
  return features
}

function markNegated({ cut, found, negated }: Features): void {
  let left = 0
  for (let nth = 0; nth < cut.count; nth++) {
    if (cut.splits[nth] === 1 || isEnd(cut.codes[cut.starts[nth]!]!)) left = 0
    negated[nth] = left > 0 ? 1 : 0
    left = found.known[nth]?.negates ? NEGATION_REACHES : Math.max(0, left - 1)
  }
}
const isEnd = (code: number): boolean => code === 33 || code === 63

/** Makes a negated word another one, and a pair of words another than either. */
const [NEGATED, PAIR] = [0x5bd1e995, 0x1234]

function hashWords(out: Features): void {
  const { cut, words, negated } = out
  const count = Math.min(cut.count, MOST)
  let before = 0
  for (let nth = 0; nth < count; nth++) {
    const hash = negated[nth] === 1 ? cut.hashes[nth]! ^ NEGATED : cut.hashes[nth]!
    words[2 * nth] = spread(hash) & (WORD_ROWS - 1)
    words[2 * nth + 1] = spread(Math.imul(before, 31) ^ hash ^ PAIR) & (WORD_ROWS - 1)
    before = hash
  }
  out.wordCount = 2 * count
}

function hashRuns(out: Features): void {
  const { runs } = out
  const { codes, length } = out.cut
  const end = Math.min(length, 3 * MOST)
  let n = 0
  for (let i = 0; i + 3 <= end; i++) {
    let hash = step(step(step(START ^ 3, codes[i]!), codes[i + 1]!), codes[i + 2]!)
    runs[n++] = WORD_ROWS + (spread(hash) & (RUN_ROWS - 1))
    if (i + 4 > end) continue
    hash = step(hash, codes[i + 3]!)
    runs[n++] = WORD_ROWS + (spread(hash ^ 1) & (RUN_ROWS - 1))
    if (i + 5 > end) continue
    runs[n++] = WORD_ROWS + (spread(step(hash, codes[i + 4]!) ^ 2) & (RUN_ROWS - 1))
  }
  out.runCount = n
}

/** A text as a sum: the rows it adds up, each once, and how often a row counts. */
export function weighed({ words, wordCount, runs, runCount }: Features): Map<number, number> {
  const sums = new Map<number, number>()
  const add = (rows: Uint16Array, count: number, share: number): void => {
    const each = share / Math.sqrt(count || 1)
    for (let i = 0; i < count; i++) sums.set(rows[i]!, (sums.get(rows[i]!) ?? 0) + each)
  }
  add(words, wordCount, WORDS)
  add(runs, runCount, RUNS)
  return sums
}
