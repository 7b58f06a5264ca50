/**
 * A text as rules compare it: in lower case, without accents and other marks that writers leave out (Hebrew and Arabic vowels),
 * without invisible signs, ß as ss. Marks that make another letter, as in Hindi or Thai, stay.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")

/** What stands in a word, so that none ends beside it. */
const IN_WORD = String.raw`[\p{L}\p{N}\p{M}]`
const IN_NAME = String.raw`[\p{L}\p{N}\p{M}_]`
/** Scripts that put no space between words: in them a word is found wherever it stands. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Finds one of some words or phrases in a folded text, whole; null: none are given. `#sale` and `@acme` are names: `#sale_2` is another. */
export function finding(words: readonly string[] | undefined): RegExp | null {
  const wanted = (words ?? []).map((word) => fold(word).trim()).filter((word) => word !== '')
  return wanted.length === 0 ? null : new RegExp(wanted.map(whole).join('|'), 'u')
}

function whole(word: string): string {
  const escaped = word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`)
  const inside = /^[#@]/.test(word) ? IN_NAME : IN_WORD
  const signs = Array.from(word)
  const before = UNSPACED.test(signs[0]!) ? '' : `(?<!${inside})`
  const after = UNSPACED.test(signs.at(-1)!) ? '' : `(?!${inside})`
  return before + escaped + after
}
