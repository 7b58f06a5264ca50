/** A text, cut once for all rules. */
export interface Words {
  /** Without links, handles and hashtag marks; as written. */
  plain: string
  /** `plain` in lower case without accents, one space between words, apostrophes straight. */
  simple: string
  /** The words of `simple`, `!` and `?` not among them. */
  list: readonly string[]
  /** Letters and digits in a row, each once: what is between spaces, apostrophes and other signs. */
  runs: ReadonlySet<string>
  letters: number
  exclamations: number
  questions: number
  /** Share of letters in capitals, 0–1, where there are enough letters to tell. */
  shouting: number
  emoji: readonly string[]
}

/** A text longer than this is read from its beginning: what it is about stands there. */
const READ = 2000

const ONLY_ASCII = /^[\0-\x7f]*$/

export function toWords(text: string): Words {
  const plain = text
    .slice(0, READ)
    .replaceAll(/https?:\/\/\S+|\bwww\.\S+/g, ' ')
    .replaceAll(/(^|[^\w])[@＠][\w.-]+/g, '$1 ')
    .replaceAll(/#(?=\w)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const isAscii = ONLY_ASCII.test(plain) // then there are no accents and no signs to look for: most texts, in half the time
  const lower = plain.toLowerCase()
  const simple = (isAscii ? lower : lower.normalize('NFD').replaceAll(/\p{M}/gu, '')).replaceAll(/[’`´]/g, "'")
  const letters = count(plain, isAscii ? /[a-z]/gi : /\p{L}/gu)
  const capitals = count(plain, isAscii ? /[A-Z]/g : /\p{Lu}/gu)
  return {
    plain,
    simple,
    list: simple.match(isAscii ? /[a-z0-9]+(?:'[a-z]+)?/g : /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [],
    runs: new Set(simple.match(isAscii ? /[a-z0-9]+/g : RUN)),
    letters,
    exclamations: count(plain, /!/g),
    questions: count(plain, /[?？¿]/g),
    shouting: letters >= 12 ? capitals / letters : 0,
    emoji: isAscii ? [] : (plain.match(/\p{Extended_Pictographic}/gu) ?? []),
  }
}

/** Letters and digits in a row. */
const RUN = /[\p{L}\p{N}]+/gu

function count(text: string, what: RegExp): number {
  let found = 0
  what.lastIndex = 0
  while (what.test(text)) found++
  return found
}

/** Phrases that are looked for together. */
export interface Phrases {
  pattern: RegExp
  /** With which run of letters a phrase begins; a text that has none of them need not be searched. */
  begins: ReadonlySet<string>
  /** The same for those that may go on, by their first letters. */
  stems: ReadonlySet<string>
}

/** Letters by which the beginning of a longer word is known. */
const STEM = 3

/** The first of these phrases that stands in the text as whole words, else null. Phrases are written simple. */
export function findPhrase(words: Words, phrases: Phrases): string | null {
  for (const run of words.runs)
    if (phrases.begins.has(run) || phrases.stems.has(run.slice(0, STEM))) return phrases.pattern.exec(words.simple)?.[0].trim() ?? null
  return null
}

/** A rule that finds any of these phrases, given between commas, as whole words; `*` at a phrase's end lets the word go on. */
export function anyOf(list: string): Phrases {
  const phrases = list.split(',').map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
  const escaped = phrases.map((phrase) =>
    phrase
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(' ', '\\s+')
      .replace(/\*$/, '\\w*'),
  )
  const firsts = phrases.map((phrase) => ({ run: phrase.match(RUN)![0], goesOn: /^[\p{L}\p{N}]+\*$/u.test(phrase) }))
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u'),
    begins: new Set(firsts.filter((one) => !one.goesOn).map((one) => one.run)),
    stems: new Set(firsts.filter((one) => one.goesOn).map((one) => one.run.slice(0, STEM))),
  }
}
