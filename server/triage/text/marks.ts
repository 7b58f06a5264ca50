import { TOLD } from './small-words.ts'

/**
 * Letters and signs that only some of the languages are written with, by language, in lower case. One that several share speaks
 * for each; one that stands for a single one of them (¿ ñ ß õ) settles most short texts. `other`: Nordic, Turkish, Romanian,
 * Hungarian, Slavic and Baltic ones.
 */
const WRITTEN_WITH: Readonly<Record<(typeof TOLD)[number], string>> = {
  en: '',
  de: 'ßäöü',
  fr: 'œæëïÿùûîêâôçàèé',
  es: '¿¡ñáíóúü',
  pt: 'ãõâêôçáíóúàé',
  it: 'òìùàèé',
  other: 'åøæäöáíóúőűğışșțăąęćłńśźżčďěňřšťůžđýþðėįųūļķģņ',
}

/** What a letter says that only one of the seven is written with, and one that others share, in small words. */
const [OWN, SHARED] = [2, 0.5]
/** So much of a text is looked at, characters, and so much may letters say together, in small words. */
const [ENOUGH, MOST] = [160, 4]

/** By character: the languages that are written with it, a bit each. */
const masks = new Uint8Array(0x250)
for (const [bit, language] of TOLD.entries()) {
  for (const letter of WRITTEN_WITH[language]) for (const one of [letter, letter.toUpperCase()]) if (one.length === 1) masks[one.charCodeAt(0)]! |= 1 << bit
}

const marks = new Float64Array(TOLD.length)

/**
 * How much the letters of a text speak for each language, in small words: the same letter again says nothing new.
 * @returns by bit of `TOLD`; the next text overwrites it
 */
export function marksOf(text: string): Float64Array {
  marks.fill(0)
  let seen = ''
  for (let at = 0; at < text.length && at < ENOUGH; at++) {
    const mask = masks[text.charCodeAt(at)] ?? 0
    if (mask === 0 || seen.includes(text[at]!)) continue
    seen += text[at]!
    const says = (mask & (mask - 1)) === 0 ? OWN : SHARED
    for (let bit = 0; bit < TOLD.length; bit++) if ((mask >> bit) & 1) marks[bit] = Math.min(MOST, marks[bit]! + says)
  }
  return marks
}

/** The letters of a text that this language is written with, and not all. */
export const lettersThatTell = (text: string, bit: number): string[] =>
  [...new Set(text.slice(0, ENOUGH).toLowerCase())].filter((letter) => ((masks[letter.charCodeAt(0)] ?? 0) >> bit) & 1)
