import { moreOften, together } from './likelihood.ts'
import { placesOf, termsOf, type Untold } from './terms.ts'

/** A topic that texts without one suggest. */
export interface Found {
  name: string
  words: string[]
  /** Texts in which one of the words stands, those with most of them first. */
  texts: Untold[]
  authors: number
}

/** Fewer texts, or fewer people, make no topic. */
export const LEAST = { texts: 5, authors: 3 }
/** Topics proposed at once; words of one; terms looked at; the share of texts above which a word is said about anything. */
const [MOST, WORDS, TERMS, COMMON] = [8, 6, 800, 0.15]
/** Chance makes two words go together so surely once in a thousand times; and a word belongs to a topic if so many of its texts do. */
const [SURELY, BELONGS] = [10.8, 0.4]
/** Texts in which two words must stand together. */
const BOTH = 4
/** With fewer texts that have a topic nothing can be told from how often words stand in them. */
const ENOUGH = 100

/**
 * Looks for what many people speak of and no topic fits: words that go together (Dunning 1993), grown from the one that has most
 * company, and more often here than in what has a topic already. Texts that are the same word for word count once.
 * @param known texts that have a topic: the background
 */
export function findTopics(untold: readonly Untold[], known: readonly string[]): Found[] {
  const texts = [...new Map(untold.map((one) => [one.text.trim().toLowerCase(), one])).values()]
  const terms = texts.map((one) => termsOf(one.text))
  const places = placesOf(
    terms,
    texts.map((one) => one.author),
    LEAST,
  )
  keepDistinctive(places, texts.length, known)
  const company = companyOf(terms, places, texts.length)
  const found: Found[] = []
  const free = new Set(company.keys())
  while (found.length < MOST) {
    const seed = bestOf(free, company)
    if (seed === null) break
    const words = grow(seed, free, company, places)
    for (const word of words) free.delete(word)
    const topic = topicOf(words, places, texts)
    if (topic && !found.some((one) => overlap(one, topic))) found.push(topic)
  }
  return found
}

/** Leaves the terms that stand here more often than by chance, the most frequent of them. */
function keepDistinctive(places: Map<string, number[]>, texts: number, known: readonly string[]): void {
  const there = new Map<string, number>()
  if (known.length >= ENOUGH) for (const text of known) for (const term of termsOf(text)) there.set(term, (there.get(term) ?? 0) + 1)
  for (const [term, at] of places) {
    const isCommon = at.length > Math.max(2 * LEAST.texts, COMMON * texts)
    if (isCommon || (known.length >= ENOUGH && moreOften(at.length, texts, there.get(term) ?? 0, known.length) === 0)) places.delete(term)
  }
  const kept = new Set(
    [...places]
      .toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
      .slice(0, TERMS)
      .map(([term]) => term),
  )
  for (const term of places.keys()) if (!kept.has(term)) places.delete(term)
}

type Company = Map<string, Map<string, number>>

/** Which terms go together, and how surely. */
function companyOf(terms: readonly (readonly string[])[], places: ReadonlyMap<string, number[]>, texts: number): Company {
  const both = new Map<string, Map<string, number>>()
  for (const some of terms) {
    const here = some.filter((term) => places.has(term))
    for (const one of here) {
      const row = both.get(one) ?? new Map<string, number>()
      both.set(one, row)
      for (const other of here) if (one !== other && !isPart(one, other)) row.set(other, (row.get(other) ?? 0) + 1)
    }
  }
  const company: Company = new Map()
  for (const [one, row] of both)
    company.set(
      one,
      new Map(
        [...row]
          .filter(([, count]) => count >= BOTH)
          .map(([other, count]) => [other, together(count, places.get(one)!.length, places.get(other)!.length, texts)]),
      ),
    )
  return company
}

/** Is one of them a word of the other? Then they go together of themselves. */
const isPart = (one: string, other: string): boolean => `${one} `.includes(`${other} `) || `${other} `.includes(`${one} `)

/** The term with most company: the sum of its surest. */
function bestOf(free: ReadonlySet<string>, company: Company): string | null {
  let best: { term: string; weight: number } | null = null
  for (const term of free) {
    const sure = [...company.get(term)!].filter(([other, surely]) => free.has(other) && surely >= SURELY).map(([, surely]) => surely)
    const weight = sure
      .toSorted((a, b) => b - a)
      .slice(0, WORDS)
      .reduce((sum, one) => sum + one, 0)
    if (weight > 0 && (!best || weight > best.weight)) best = { term, weight }
  }
  return best?.term ?? null
}

/** A seed and its company: words of which a good part stands in the same texts. */
function grow(seed: string, free: ReadonlySet<string>, company: Company, places: ReadonlyMap<string, number[]>): string[] {
  const words = [seed]
  const within = new Set(places.get(seed))
  const near = [...company.get(seed)!].filter(([other, surely]) => free.has(other) && surely >= SURELY).toSorted((a, b) => b[1] - a[1])
  for (const [word] of near) {
    if (words.length === WORDS) break
    const at = places.get(word)!
    if (at.filter((place) => within.has(place)).length < BELONGS * at.length) continue
    words.push(word)
    for (const place of at) within.add(place)
  }
  return words
}

function topicOf(words: readonly string[], places: ReadonlyMap<string, number[]>, texts: readonly Untold[]): Found | null {
  if (words.length < 2) return null
  const hits = new Map<number, number>()
  for (const word of words) for (const place of places.get(word)!) hits.set(place, (hits.get(place) ?? 0) + 1)
  const authors = new Set([...hits.keys()].map((place) => texts[place]!.author)).size
  if (hits.size < LEAST.texts || authors < LEAST.authors) return null
  const best = [...hits].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([place]) => texts[place]!)
  const byFrequency = words.toSorted((a, b) => places.get(b)!.length - places.get(a)!.length)
  return { name: nameOf(byFrequency), words: withoutParts(byFrequency), texts: best, authors }
}

/** The most frequent pair of words that belong together; else the two most frequent words. */
function nameOf(words: readonly string[]): string {
  const name = words.find((word) => word.includes(' ')) ?? words.slice(0, 2).join(', ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** A pair says nothing beside one of its words. */
const withoutParts = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && `${word} `.includes(`${other} `) && word.includes(' ')))

/** Do two speak of the same texts for the most part? */
function overlap(one: Found, other: Found): boolean {
  const ids = new Set(one.texts.map((text) => text.itemId))
  return other.texts.filter((text) => ids.has(text.itemId)).length > other.texts.length / 2
}
