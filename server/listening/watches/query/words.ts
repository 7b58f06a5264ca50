import { plain } from './plain.ts'

/**
 * The scripts that are written without spaces: there each character counts as a word, so that what is looked for is found
 * inside of longer ones. Korean has spaces, and words.
 */
const EACH = String.raw`[[\p{L}\p{M}\p{N}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]`
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--${EACH}]`
const PICTURE = String.raw`[[\p{Extended_Pictographic}\p{RI}]--[\p{L}\p{M}\p{N}]]`
const NAME = String.raw`[\p{L}\p{M}\p{N}_]`

const WORD = new RegExp(`${LETTER}+|${EACH}|${PICTURE}`, 'gv')
/** `#` within a word is none: the part of a page that a link points to. */
const HASHTAG = `#${NAME}+`
/** `@anna`, `@anna.example.social`, `@anna@example.social`; in a mail address it stands after a word. */
const HANDLE = String.raw`@${NAME}(?:[${NAME}.\-]*${NAME})?(?:@${NAME}(?:[${NAME}.\-]*${NAME})?)?`
const NAMES = new RegExp(`(?<![${LETTER}_])(?:${HASHTAG}|${HANDLE})`, 'gv')

const [ONE_EACH, ONE_LETTER, ONE_PICTURE] = [EACH, LETTER, PICTURE].map((sign) => new RegExp(`^${sign}$`, 'v')) as [RegExp, RegExp, RegExp]
/** What a character is, for those who go through a text one by one. */
export const isEach = (sign: string): boolean => ONE_EACH.test(sign)
export const isLetter = (sign: string): boolean => ONE_LETTER.test(sign)
export const isPicture = (sign: string): boolean => ONE_PICTURE.test(sign)

const NAME_HERE = new RegExp(NAMES.source, 'vy')
/** The hashtag or handle that begins exactly there in a plain text. */
export function nameAt(text: string, at: number): string | null {
  NAME_HERE.lastIndex = at
  return NAME_HERE.exec(text)?.[0] ?? null
}

/** A word and where it stands, counted in words from 0. Hashtags and handles stand where their first word does. */
export interface Placed {
  word: string
  at: number
}

/** The words of a plain text one by one: runs of letters and digits, characters of scripts without spaces, emoji. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? []

/** Everything that can be said of a text's words: the words, and its hashtags and handles. The measure of what the fast scan must find. */
export function placed(given: string): Placed[] {
  const text = plain(given)
  const starts = [...text.matchAll(WORD)].map((match) => match.index)
  const names = [...text.matchAll(NAMES)].flatMap(({ 0: name, index }) => {
    const at = starts.filter((start) => start < index).length
    return namesOf(name).map((word) => ({ word, at }))
  })
  return [...wordsOf(text).map((word, at) => ({ word, at })), ...names]
}

/** How a handle may be called: whole, and by its first part, as in `@anna.example.social` and `@anna@example.social`. */
export function namesOf(name: string): string[] {
  const first = name.startsWith('@') ? /^@[^.@]+/.exec(name)?.[0] : undefined
  return first && first !== name ? [name, first] : [name]
}

/** An author's handle as `from:` asks for it. */
export const authorNames = (handle: string | null | undefined): string[] => (handle ? namesOf(`@${plain(handle).replace(/^@/, '')}`) : [])
