/** So much of a text is read, characters: what it is about stands at its beginning. */
const READ = 2000

const ONLY_ASCII = /^[\0-\x7f]*$/
/** Words, faces made of signs, runs of ! and ?, emoji. */
const TOKEN = /[\p{L}\p{N}]+(?:'\p{L}+)?|[!?]+|[:;=8][-']?[)(dp/|\][o]|<3|\p{Extended_Pictographic}/gu
const ASCII_TOKEN = /[a-z0-9]+(?:'[a-z]+)?|[!?]+|[:;=8][-']?[)(dp/|\][o]|<3/g

/** A text as the models see it. */
export interface Folded {
  /** Lower case, no accents; a link is ` url `, a handle ` @ `, a number `0`; a letter at most twice in a row; one space between words. */
  line: string
  tokens: readonly string[]
  /** At least three capitals in a row: shouting, or an abbreviation. */
  hasCapitals: boolean
}

/** Folds a text: what writers vary without meaning anything by it is made the same. Training and reading both begin here. */
export function fold(text: string): Folded {
  const start = text.slice(0, READ)
  const isAscii = ONLY_ASCII.test(start)
  const bare = start
    .replaceAll(/https?:\/\/\S+|\bwww\.\S+/g, ' url ')
    .replaceAll(/[@＠]\w[\w.-]*/g, ' @ ')
    .toLowerCase()
  const plain = isAscii ? bare : bare.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[’´]/g, "'")
  const line = plain
    .replaceAll('`', "'")
    .replaceAll(/\d+/g, '0')
    .replaceAll(/(\S)\1{2,}/g, '$1$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return { line, tokens: line.match(isAscii ? ASCII_TOKEN : TOKEN) ?? [], hasCapitals: /[A-Z]{3}/.test(start) }
}
