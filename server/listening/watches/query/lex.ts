import { QueryTrouble } from './trouble.ts'

/** A part of a query's text. */
export interface Part {
  is: 'open' | 'close' | 'or' | 'and' | 'not' | 'near' | 'quoted' | 'bare'
  /** As it was written; of what is quoted, without the quotes. */
  text: string
  from: number
  to: number
}

/** Quotation marks as keyboards and word processors write them. A phrase may end with any. */
const QUOTES = '"“”„‟«»「」『』'
const PART = new RegExp(String.raw`\s*(?:(\()|(\))|(-(?=[^\s)-]))|([${QUOTES}])|([^\s()${QUOTES}]+))`, 'y')
const CLOSING = new RegExp(`[${QUOTES}]`, 'g')
/** Written large, so that "or" may be looked for. */
const OPERATORS = { OR: 'or', AND: 'and', NOT: 'not' } as const

/** Takes a query's text apart. Refuses a phrase without an end. */
export function lex(text: string): Part[] {
  const parts: Part[] = []
  let at = 0
  while (true) {
    PART.lastIndex = at
    const found = PART.exec(text)
    if (!found) return parts
    const part = partOf(text, found)
    parts.push(part)
    at = part.to
  }
}

function partOf(text: string, [, open, close, minus, quote, bare]: RegExpExecArray): Part {
  const to = PART.lastIndex
  const written = open ?? close ?? minus ?? quote ?? bare!
  const place = { text: written, from: to - written.length, to }
  if (open) return { is: 'open', ...place }
  if (close) return { is: 'close', ...place }
  if (minus) return { is: 'not', ...place }
  if (quote) return quoted(text, place.from)
  if (/^NEAR(\/|$)/.test(written)) return { is: 'near', ...place }
  return { is: OPERATORS[written as keyof typeof OPERATORS] ?? 'bare', ...place }
}

function quoted(text: string, from: number): Part {
  CLOSING.lastIndex = from + 1
  const end = CLOSING.exec(text)
  if (!end) throw new QueryTrouble('open-quote', { from, to: text.length })
  return { is: 'quoted', text: text.slice(from + 1, end.index), from, to: end.index + 1 }
}
