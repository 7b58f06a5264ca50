import { START, step } from '../model/hash.ts'
import { cutUp } from './cut.ts'
import { AFINN, AFINN_FRENCH, EMOJI, VADER } from './lexicons.ts'
import { MOODS } from './moods.ts'
import { NEGATIONS } from './negations.ts'
import { PHRASES } from './phrases.ts'
import { SMALL_WORDS, TOLD } from './small-words.ts'
import { STEM, tokenAt, type Cut } from './tokens.ts'
import { URGENT } from './urgent-signs.ts'

/** All that is known of a word, so that it is looked up once. */
export interface Known {
  /** Valences; 0: none. `face`: of an emoji. */
  vader: number
  /** By language: AFINN’s for English and French, our own for the others. */
  moods: Partial<Record<string, number>>
  face: number
  negates: boolean
  /** The languages whose small word it is, a bit each. */
  small: number
  /** Phrases that begin with it. */
  begins: Phrase[]
}

/** A phrase a rule looks for: hashes of the tokens after its first. */
interface Phrase {
  rule: number
  next: number[]
  /** Of a last token that may go on: its beginning; else null. */
  goesOn: Beginning | null
}
interface Beginning {
  hash: number
  length: number
}

/** Lists of phrases by name, those of intents before those of what is urgent. */
export const RULES: readonly string[] = [...Object.keys(PHRASES), ...URGENT.map((sign) => sign.because)]

const words = new Map<number, Known>()
/** Phrases whose first word may go on, by its first letters. */
const stems = new Map<number, (Phrase & { first: Beginning })[]>()

const makeKnown = (): Known => ({ vader: 0, moods: {}, face: 0, negates: false, small: 0, begins: [] })

/** What is kept of a word, found by what its letters are made when a text is cut. Undefined: it is none, or more than one. */
function entryOf(written: string): Known | undefined {
  const cut = cutUp(written)
  if (cut.count !== 1 || cut.to[0]! - cut.from[0]! !== written.length) return undefined
  const hash = cut.hashes[0]!
  if (!words.has(hash)) words.set(hash, makeKnown())
  return words.get(hash)!
}

/** What a word of our own lists is worth, on AFINN’s scale: theirs are mostly so. */
const MOOD = 2

const note = (written: string, what: (known: Known) => void): void => {
  const known = entryOf(written)
  if (known) what(known)
}
for (const [word, value] of VADER) note(word, (known) => (known.vader = value))
for (const [word, value] of AFINN) note(word, ({ moods }) => (moods['en'] = value))
for (const [word, value] of AFINN_FRENCH) note(word, ({ moods }) => (moods['fr'] = value))
for (const [language, { glad, bad }] of Object.entries(MOODS)) {
  for (const word of glad.split(/\s+/)) note(word, ({ moods }) => (moods[language] = MOOD))
  for (const word of bad.split(/\s+/)) note(word, ({ moods }) => (moods[language] = -MOOD))
}
for (const [sign, value] of EMOJI) note(sign, (known) => (known.face = value))
for (const word of NEGATIONS) note(word, (known) => (known.negates = true))
for (const [bit, language] of TOLD.entries()) for (const word of SMALL_WORDS[language].split(/\s+/)) note(word, (known) => (known.small |= 1 << bit))
for (const [rule, phrases] of [...Object.values(PHRASES), ...URGENT.map((sign) => sign.phrases)].entries()) for (const phrase of phrases) learn(phrase, rule)

function learn(phrase: string, rule: number): void {
  const mayGoOn = phrase.endsWith('*')
  const { count, hashes, starts, ends } = cutUp(phrase.replace('*', ''))
  const last: Beginning | null = mayGoOn ? { hash: hashes[count - 1]!, length: ends[count - 1]! - starts[count - 1]! } : null
  const next = [...hashes.subarray(1, mayGoOn ? Math.max(1, count - 1) : count)]
  if (count > 1 || !last) {
    const first = hashes[0]!
    if (!words.has(first)) words.set(first, makeKnown())
    words.get(first)!.begins.push({ rule, next, goesOn: last })
    return
  }
  const stem = cutUp(phrase.slice(0, STEM)).hashes[0]!
  stems.set(stem, [...(stems.get(stem) ?? []), { rule, next: [], goesOn: null, first: last }])
}

/** By the lowest bits of a hash: whether a word (1), or the beginning of one (2), may be known. Most are not, and need not be looked for. */
const maybe = new Uint8Array(2 ** 16)
const LOWEST = maybe.length - 1
for (const hash of words.keys()) maybe[hash & LOWEST]! |= 1
for (const hash of stems.keys()) maybe[hash & LOWEST]! |= 2

/** What is known of the words of a text, and which rules find a phrase in it. Used again by the next text. */
export interface Found {
  /** By token. */
  known: (Known | undefined)[]
  /** By rule: the first token of the first phrase that stands there, and the one after its last; -1: none does. */
  from: Int16Array
  to: Int16Array
}

const found: Found = { known: [], from: new Int16Array(RULES.length), to: new Int16Array(RULES.length) }

/** Looks every token up, once. */
export function lookUp(cut: Cut): Found {
  found.from.fill(-1)
  for (let nth = 0; nth < cut.count; nth++) {
    const hash = cut.hashes[nth]!
    const known = (maybe[hash & LOWEST]! & 1) === 0 ? undefined : words.get(hash)
    found.known[nth] = known
    if (known) for (const phrase of known.begins) if (found.from[phrase.rule]! < 0) markIfThere(cut, nth, phrase)
    const stem = cut.stems[nth]!
    const longer = (maybe[stem & LOWEST]! & 2) === 0 ? undefined : stems.get(stem)
    if (longer) for (const phrase of longer) if (found.from[phrase.rule]! < 0 && begins(cut, nth, phrase.first)) mark(phrase.rule, nth, nth + 1)
  }
  return found
}

function mark(rule: number, from: number, to: number): void {
  found.from[rule] = from
  found.to[rule] = to
}

/** Marks the phrase where it stands here, in one piece. */
function markIfThere(cut: Cut, nth: number, { rule, next, goesOn }: Phrase): void {
  let at = nth + 1
  for (let i = 0; i < next.length; i++, at++) if (at >= cut.count || cut.hashes[at] !== next[i] || cut.splits[at] === 1) return
  if (goesOn && (at >= cut.count || cut.splits[at] === 1 || !begins(cut, at++, goesOn))) return
  mark(rule, nth, at)
}

/** Does the token begin so? */
function begins({ codes, starts, ends }: Cut, nth: number, { hash, length }: Beginning): boolean {
  const start = starts[nth]!
  if (ends[nth]! - start < length) return false
  let own = START
  for (let at = start; at < start + length; at++) own = step(own, codes[at]!)
  return own === hash
}

const numbers = new Map(RULES.map((name, number) => [name, number]))

/** The phrase that a rule found, as it is written in the text in lower case; null: it found none, or there is no such rule. */
export function phraseOf(cut: Cut, { from, to }: Found, rule: string): string | null {
  const number = numbers.get(rule)
  if (number === undefined || from[number]! < 0) return null
  let phrase = tokenAt(cut, from[number]!)
  for (let nth = from[number]! + 1; nth < to[number]!; nth++) phrase += ` ${tokenAt(cut, nth)}`
  return phrase
}
