import { plain } from '../query/plain.ts'
import { textOf, type Heard, type Query } from '../query/query.ts'
import { authorNames } from '../query/words.ts'
import { anchorsOf } from './anchors.ts'
import { Met } from './met.ts'
import { questionOf, type Question } from './question.ts'
import { scan } from './scan.ts'
import { newVocabulary } from './vocabulary.ts'

/** Many watches made ready to be asked at once. */
export interface Matcher<W> {
  /** The watches that it meets, in the order they were given; the answer of `meets`, watch by watch. */
  match(heard: Heard): W[]
}

/**
 * Makes watches ready. Each is listed under the rarest of the words that it cannot be met without; a text is read once, and only
 * the watches listed under what it says are asked. So the cost grows with how many watches a text comes near, and hardly with
 * how many there are. Not to be used by two texts at a time: `match` is one piece of work from beginning to end.
 */
export function compile<W extends { query: Query }>(watches: readonly W[]): Matcher<W> {
  const vocabulary = newVocabulary()
  const questions = watches.map(({ query }) => questionOf(query, vocabulary))
  const listed: number[][] = []
  for (const [n, { query }] of watches.entries()) for (const id of anchorsOf(query, vocabulary)?.ids ?? []) (listed[id] ??= []).push(n)
  const under = Array.from({ length: vocabulary.size }, (_, id) => Uint32Array.from(listed[id] ?? []))
  const met = new Met(vocabulary.size)
  const asked = new Asked(watches.length)
  return {
    match(heard) {
      met.begin(heard)
      scan(plain(textOf(heard)), vocabulary, met)
      if (vocabulary.authors.size > 0) for (const name of authorNames(heard.handle)) markAuthor(name)
      return asked.through(met, under, questions).map((n) => watches[n]!)
    },
  }

  function markAuthor(name: string): void {
    const id = vocabulary.authors.get(name)
    if (id !== undefined) met.mark(id, 0)
  }
}

/** Remembers which watches a text was asked about, so that one with several anchors is asked once. */
class Asked {
  private stamp = 0
  private readonly stamps: Uint32Array

  constructor(size: number) {
    this.stamps = new Uint32Array(size)
  }

  through(met: Met, under: readonly Uint32Array[], questions: readonly Question[]): number[] {
    if (++this.stamp === 0xffff_ffff) {
      this.stamps.fill(0)
      this.stamp = 1
    }
    const found: number[] = []
    for (const id of met.ids)
      for (const n of under[id]!) {
        if (this.stamps[n] === this.stamp) continue
        this.stamps[n] = this.stamp
        if (questions[n]!(met)) found.push(n)
      }
    return found.toSorted((a, b) => a - b)
  }
}
