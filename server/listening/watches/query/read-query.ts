import { lex, type Part } from './lex.ts'
import type { Query, Said } from './query.ts'
import { refuseUnfindable } from './findable.ts'
import { term } from './term.ts'
import { QueryTrouble, type Trouble } from './trouble.ts'

/** More is no watch any more, and could not be shown to anybody. */
const [LONGEST, MOST_PARTS, DEEPEST] = [2000, 200, 20]
const FARTHEST = 50

/** A node of the tree, and from where to where it was written. */
export interface Written {
  query: Query
  from: number
  to: number
  of: readonly Written[]
}

/**
 * Reads a watch's query: words and "phrases" all of which must be said, `OR` between alternatives, `NOT` or `-` before what must
 * not be said, `( )` for groups, `begin*`, `a NEAR/5 b`, `#hashtag`, `@handle`, `from:@handle`, `lang:en`, `has:link`.
 * @returns the query, or what is wrong with it, where, and what to do
 */
export function readQuery(text: string): { query: Query; trouble: null } | { query: null; trouble: Trouble } {
  try {
    const whole = { from: 0, to: text.length }
    if (text.length > LONGEST) throw new QueryTrouble('too-long', { from: LONGEST, to: text.length })
    const parts = lex(text)
    if (parts.length === 0) throw new QueryTrouble('empty', whole)
    if (parts.length > MOST_PARTS) throw new QueryTrouble('too-long', { from: parts[MOST_PARTS]!.from, to: text.length })
    const written = new Reader(parts, text.length).read()
    refuseUnfindable(written, text)
    return { query: written.query, trouble: null }
  } catch (error) {
    if (error instanceof QueryTrouble) return { query: null, trouble: error.trouble }
    throw error
  }
}

/** Goes through the parts once, from left to right. NOT binds closest, then NEAR, then what stands side by side, then OR. */
class Reader {
  private next = 0
  private readonly parts: readonly Part[]
  private readonly end: number

  constructor(parts: readonly Part[], end: number) {
    this.parts = parts
    this.end = end
  }

  read(): Written {
    const query = this.any(0)
    const stray = this.parts[this.next]
    if (stray) throw new QueryTrouble('stray-bracket', stray)
    return query
  }

  private is(kind: Part['is']): boolean {
    return this.parts[this.next]?.is === kind
  }

  private any(depth: number): Written {
    const first = this.all(depth)
    const of = [first]
    while (this.is('or')) {
      this.next++
      of.push(this.all(depth))
    }
    return of.length === 1 ? first : group('any', of)
  }

  private all(depth: number): Written {
    const of = [this.not(depth)]
    while (this.next < this.parts.length && !this.is('or') && !this.is('close')) {
      if (this.is('and')) this.next++
      of.push(this.not(depth))
    }
    return of.length === 1 ? of[0]! : group('all', of)
  }

  private not(depth: number): Written {
    const not = this.parts[this.next]
    if (not?.is !== 'not') return this.near(depth)
    this.next++
    if (this.next === this.parts.length || this.is('close')) throw new QueryTrouble('missing-not', not, not.text)
    if (depth > DEEPEST) throw new QueryTrouble('too-deep', not)
    const one = this.not(depth + 1)
    return { query: { is: 'not', one: one.query }, from: not.from, to: one.to, of: [one] }
  }

  private near(depth: number): Written {
    const one = this.single(depth)
    const near = this.parts[this.next]
    if (near?.is !== 'near') return one
    const within = Number(/^NEAR\/(\d{1,2})$/.exec(near.text)?.[1] ?? 0)
    if (within < 1 || within > FARTHEST) throw new QueryTrouble('near-number', near)
    this.next++
    const other = this.single(depth)
    if (this.is('near')) throw new QueryTrouble('near-sides', this.parts[this.next]!)
    const query = { is: 'near' as const, one: sideOf(one, near), other: sideOf(other, near), within }
    return { query, from: one.from, to: other.to, of: [one, other] }
  }

  private single(depth: number): Written {
    const part = this.parts[this.next]
    if (!part || !['open', 'bare', 'quoted'].includes(part.is)) throw this.missing(part)
    this.next++
    if (part.is !== 'open') return { query: term(part), from: part.from, to: part.to, of: [] }
    if (depth >= DEEPEST) throw new QueryTrouble('too-deep', part)
    if (this.is('close')) throw new QueryTrouble('empty-brackets', { from: part.from, to: this.parts[this.next]!.to })
    const inner = this.any(depth + 1)
    const close = this.parts[this.next]
    if (close?.is !== 'close') throw new QueryTrouble('open-bracket', part)
    this.next++
    return { ...inner, from: part.from, to: close.to }
  }

  /** Something was to come and did not: the operator before it, or the one in its place, lacks a side. */
  private missing(part: Part | undefined): QueryTrouble {
    const before = this.parts[this.next - 1]
    const operator = before && ['or', 'and', 'near', 'not'].includes(before.is) ? before : part
    if (operator?.is === 'close') return new QueryTrouble('stray-bracket', operator)
    return new QueryTrouble('missing-side', operator ?? { from: this.end, to: this.end }, operator?.text)
  }
}

const group = (is: 'any' | 'all', of: readonly Written[]): Written => ({
  query: { is, of: of.map((one) => one.query) },
  from: of[0]!.from,
  to: of.at(-1)!.to,
  of,
})

/** What may stand beside NEAR: words, or alternatives of words. */
function sideOf({ query }: Written, near: Part): Said[] {
  if (query.is === 'said') return [query]
  if (query.is === 'any' && query.of.every((one) => one.is === 'said')) return [...query.of]
  throw new QueryTrouble('near-sides', near)
}
