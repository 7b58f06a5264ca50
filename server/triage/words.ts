/** A text, cut once for all rules. */
export interface Words {
  /** Without links, handles and hashtag marks; as written. */
  plain: string
  /** `plain` in lower case without accents, one space between words, apostrophes straight. */
  simple: string
  /** The words of `simple`, `!` and `?` not among them. */
  list: readonly string[]
  letters: number
  exclamations: number
  questions: number
  /** Share of letters in capitals, 0–1, where there are enough letters to tell. */
  shouting: number
  emoji: readonly string[]
}

/** A text longer than this is read from its beginning: what it is about stands there. */
const READ = 2000

export function toWords(text: string): Words {
  const plain = text
    .slice(0, READ)
    .replaceAll(/https?:\/\/\S+|\bwww\.\S+/g, ' ')
    .replaceAll(/(^|[^\w])[@＠][\w.-]+/g, '$1 ')
    .replaceAll(/#(?=\w)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const simple = plain.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[’`´]/g, "'")
  const letters = plain.match(/\p{L}/gu)?.length ?? 0
  const capitals = plain.match(/\p{Lu}/gu)?.length ?? 0
  return {
    plain,
    simple,
    list: simple.match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [],
    letters,
    exclamations: plain.split('!').length - 1,
    questions: plain.split(/[?？¿]/).length - 1,
    shouting: letters >= 12 ? capitals / letters : 0,
    emoji: plain.match(/\p{Extended_Pictographic}/gu) ?? [],
  }
}

/** The first of these phrases that stands in the text as whole words, else null. Phrases are written simple. */
export function findPhrase(words: Words, phrases: RegExp): string | null {
  return phrases.exec(words.simple)?.[0].trim() ?? null
}

/** A rule that finds any of these phrases as whole words; `*` at a phrase's end lets the word go on. */
export function anyOf(...phrases: string[]): RegExp {
  const escaped = phrases.map((phrase) =>
    phrase
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(' ', '\\s+')
      .replace(/\*$/, '\\w*'),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}
