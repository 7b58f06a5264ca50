import type { Part } from './lex.ts'
import { plain } from './plain.ts'
import type { Query, Said } from './query.ts'
import { QueryTrouble } from './trouble.ts'
import { authorNames, isEach, nameAt, wordsOf } from './words.ts'

/** The shortest beginning that is worth looking for, letters: shorter ones are in half of all words. */
const SHORTEST_BEGINNING = 2
const FIELD = /^(\p{L}+):(?!\/\/)(.*)$/u

/** One word, phrase or field of a query. */
export function term(part: Part): Query {
  const field = part.is === 'bare' ? FIELD.exec(part.text) : null
  return field ? ofField(part, field[1]!, field[2]!) : said(part)
}

function ofField(part: Part, name: string, value: string): Query {
  switch (name.toLowerCase()) {
    case 'from': {
      const [handle] = authorNames(value)
      if (!handle || !/[\p{L}\p{N}]/u.test(handle)) throw new QueryTrouble('bad-from', part)
      return { is: 'from', handle }
    }
    case 'lang':
      if (!/^[a-z]{2}$/i.test(value)) throw new QueryTrouble('bad-lang', part)
      return { is: 'lang', language: value.toLowerCase() }
    case 'has':
      if (value.toLowerCase() !== 'link') throw new QueryTrouble('bad-has', part)
      return { is: 'link' }
    default:
      throw new QueryTrouble('unknown-field', part, name)
  }
}

function said(part: Part): Said {
  const begins = part.text.endsWith('*')
  const text = begins ? part.text.slice(0, -1) : part.text
  if (text.includes('*')) throw new QueryTrouble('star', part)
  const words = part.is === 'bare' ? nameOf(plain(text)) : wordsOf(plain(text))
  const last = words.at(-1)
  if (last === undefined) throw new QueryTrouble(begins ? 'star' : 'nothing-said', part, part.is === 'quoted' ? `“${part.text}”` : part.text)
  if (isEach(last)) return { is: 'said', words, begins: false } // is found within longer ones anyhow
  if (begins && last.replace(/^[#@]/, '').length < SHORTEST_BEGINNING) throw new QueryTrouble('star', part)
  return { is: 'said', words, begins }
}

/** A hashtag or a handle is looked for as such; anything else by its words. */
function nameOf(text: string): string[] {
  return nameAt(text, 0) === text ? [text] : wordsOf(text)
}
