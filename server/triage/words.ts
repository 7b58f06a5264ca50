/** A text, cut once for all rules. */
export interface Words {
  /** Without links, handles and hashtag marks; as written. */
  plain: string
  /** `plain` in lower case without accents, one space between words, apostrophes straight. */
  simple: string
  /** The words of `simple`, `!` and `?` not among them. */
  list: readonly string[]
  /** The lists of which a phrase may stand in the text: no other need be searched. */
  touches: ReadonlySet<Phrases>
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
  const letters = lengthOf(plain, isAscii ? /[a-z]+/gi : /\p{L}+/gu)
  const capitals = lengthOf(plain, isAscii ? /[A-Z]+/g : /\p{Lu}+/gu)
  return {
    plain,
    simple,
    list: simple.match(isAscii ? /[a-z0-9]+(?:'[a-z]+)?/g : /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [],
    touches: touchedBy(simple, simple.match(isAscii ? /[a-z0-9]+/g : RUN) ?? []),
    letters,
    exclamations: lengthOf(plain, /!+/g),
    questions: lengthOf(plain, /[?？¿]+/g),
    shouting: letters >= 12 ? capitals / letters : 0,
    emoji: isAscii ? [] : (plain.match(/\p{Extended_Pictographic}/gu) ?? []),
  }
}

/** Letters and digits in a row. */
const RUN = /[\p{L}\p{N}]+/gu

/** How much of a text is of a kind, characters. */
const lengthOf = (text: string, kind: RegExp): number => (text.match(kind) ?? []).reduce((sum, part) => sum + part.length, 0)

/** Phrases that are looked for together. */
export interface Phrases {
  pattern: RegExp
}

/** A phrase of a list, without its `*`. `next`: its second run of letters; null: it has none, or one that may go on. */
interface Entry {
  phrase: string
  next: string | null
  list: Phrases
}

/** Every phrase of every list, by the run of letters it begins with. */
const begins = new Map<string, Entry[]>()
/** Those whose first run may go on, by its first letters. */
const stems = new Map<string, Entry[]>()
/** Letters by which the beginning of a longer word is known. */
const STEM = 3

/** Reads a text once for all lists: few words begin a phrase, and to search the text for each list takes ten times as long. */
function touchedBy(simple: string, runs: readonly string[]): Set<Phrases> {
  const touched = new Set<Phrases>()
  const look = (entries: readonly Entry[] | undefined, follows: string | undefined): void =>
    entries?.forEach(({ phrase, next, list }) => {
      if ((next === null || next === follows) && !touched.has(list) && simple.includes(phrase)) touched.add(list)
    })
  runs.forEach((run, i) => {
    look(begins.get(run), runs[i + 1])
    look(stems.get(run.slice(0, STEM)), undefined)
  })
  return touched
}

/** The first of these phrases that stands in the text as whole words, else null. Phrases are written simple. */
export const findPhrase = (words: Words, phrases: Phrases): string | null =>
  words.touches.has(phrases) ? (phrases.pattern.exec(words.simple)?.[0].trim() ?? null) : null

/** A rule that finds any of these phrases, given between commas, as whole words; `*` at a phrase's end lets the word go on. */
export function anyOf(written: string): Phrases {
  const phrases = written.split(',').map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '))
  const escaped = phrases.map((phrase) =>
    phrase
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(' ', '\\s+')
      .replace(/\*$/, '\\w*'),
  )
  const list = { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u') }
  for (const phrase of phrases) {
    const [run, next = null] = phrase.match(RUN)!
    const entry = { phrase: phrase.replace(/\*$/, ''), next: phrase.endsWith(`${next}*`) ? null : next, list }
    if (phrase === `${run}*`) stems.set(run.slice(0, STEM), [...(stems.get(run.slice(0, STEM)) ?? []), entry])
    else begins.set(run, [...(begins.get(run) ?? []), entry])
  }
  return list
}
