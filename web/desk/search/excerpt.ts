/** A piece of an excerpt; `found` is what was searched for. */
export interface Piece {
  text: string
  found: boolean
}

/** First strong isolate and its end: the server sets what was found between them, so no markup is ever parsed. */
const FOUND = /\u2068([^\u2069]*)\u2069/

/** An excerpt in pieces, in order, the marks taken out. */
export const pieces = (excerpt: string): Piece[] =>
  excerpt
    .split(FOUND)
    .map((text, nth) => ({ text, found: nth % 2 === 1 }))
    .filter(({ text }) => text !== '')
