import type { Chance } from './chance.ts'
import { makeJapanese, type Language } from './posts.ts'

/** Names of brands, products and topics are not among the commonest words: the first this many are none. */
const COMMONEST = 1000

/** Queries as companies write them: names with their spellings, hashtags and handles, buying phrases, what is to be left out. */
export function makeQuery(chance: Chance, { words, authors }: Language): string {
  const word = (): string => words[COMMONEST + chance.below(words.length - COMMONEST)]!
  const usual = (): string => words[chance.rank(COMMONEST)]!
  const shapes = [
    () => word(),
    () => `"${word()} ${word()}"`,
    () => `"${usual()} ${usual()} ${word()}"`,
    () => `${word()} OR #${word()} OR "${usual()} ${word()}" OR @${chance.of(authors)}`,
    () => `${word()} (${usual()} OR ${usual()} OR ${word()})`,
    () => `${word()} -(${usual()} OR "${usual()} ${word()}")`,
    () => `${usual()} NEAR/5 (${word()} OR ${word()})`,
    () => `${word()}*`,
    () => `${word()} lang:de OR ${word()} has:link`,
    () => `from:${chance.of(authors)}`,
    () => `#${word()} ${usual()}`,
    () => makeJapanese(chance, 3 + chance.below(3)),
  ]
  return chance.of(shapes)()
}
