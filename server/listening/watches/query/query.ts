/**
 * What a watch asks for, as a tree. Words stand in it as `plain` leaves them: without case and accents. A word may be a
 * `#hashtag` or an `@handle`; one of a script without spaces is a single character.
 */
export type Query = Said | { is: 'from'; handle: string } | { is: 'lang'; language: string } | { is: 'link' } | Near | Not | All | Some

/** These words, next to each other in this order. `begins`: the last is only the beginning of a word. */
export interface Said {
  is: 'said'
  words: readonly string[]
  begins: boolean
}

/** One of the first is said at most `within` words from one of the others, before or after it; next to each other is 1. */
export interface Near {
  is: 'near'
  one: readonly Said[]
  other: readonly Said[]
  within: number
}

export interface Not {
  is: 'not'
  one: Query
}

export interface All {
  is: 'all'
  of: readonly Query[]
}

export interface Some {
  is: 'any'
  of: readonly Query[]
}

/** What is asked whether a watch meets it: a post of a public stream, or an item that came in. */
export interface Heard {
  text: string
  subject?: string | null
  /** The author's, with or without @. */
  handle?: string | null
  /** ISO 639-1, null where nobody can tell. A function is asked only when a watch wants to know. */
  language?: string | null | (() => string | null)
}

/** All that is read of it, subject first. */
export const textOf = ({ subject, text }: Heard): string => (subject ? `${subject}\n${text}` : text)
