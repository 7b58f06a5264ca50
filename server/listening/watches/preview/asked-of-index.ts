import type { Query, Said } from '../query/query.ts'
import { isEach, isPicture } from '../query/words.ts'

/**
 * What the search's index can be asked so that nothing it knows of a query is missed, as a `tsquery`; null: it cannot tell
 * (scripts without spaces, emoji, handles, authors). More may come than meets the query.
 */
export function askedOfIndex(query: Query): string | null {
  switch (query.is) {
    case 'said':
      return ofSaid(query)
    case 'near':
      return both([either(query.one.map(ofSaid)), either(query.other.map(ofSaid))])
    case 'all':
      return both(query.of.map(askedOfIndex))
    case 'any':
      return either(query.of.map(askedOfIndex))
    case 'from':
    case 'not':
    case 'lang':
    case 'link':
      return null
  }
}

function ofSaid({ words, begins }: Said): string | null {
  const each = words.map((word, i) => ofWord(word, begins && i === words.length - 1))
  return each.includes(null) ? both(each) : `(${each.join(' <-> ')})`
}

function ofWord(word: string, begins: boolean): string | null {
  if (word.startsWith('@') || isEach(word) || isPicture(word)) return null
  const parts = word.split(/[#_]+/).filter(Boolean)
  if (parts.length === 1) return `'${parts[0]!}'${begins ? ':*' : ''}`
  return both(parts.map((part, i) => `'${part}'${begins && i === parts.length - 1 ? ':*' : ''}`))
}

function both(several: readonly (string | null)[]): string | null {
  const known = several.filter((one) => one !== null)
  return known.length > 0 ? `(${known.join(' & ')})` : null
}

const either = (several: readonly (string | null)[]): string | null => (several.includes(null) ? null : `(${several.join(' | ')})`)
