import { scanWords } from '../reading/scan.ts'
import { isTelling } from './small-words.ts'

/** A text in which new topics are looked for. */
export interface Untold {
  itemId: string
  /** Who wrote it. */
  author: string
  text: string
}

/** The words of a text of which a topic can be made, and pairs of them that stand side by side; each once. */
export function termsOf(text: string): string[] {
  const { folded, from, to, count } = scanWords(text)
  const terms = new Set<string>()
  let before: string | null = null
  for (let i = 0; i < count; i++) {
    const word = folded.slice(from[i], to[i])
    const tells = isTelling(word)
    if (tells) terms.add(word)
    if (tells && before !== null) terms.add(`${before} ${word}`)
    before = tells ? word : null
  }
  return [...terms]
}

/** In which texts each term stands (by place, ascending), of those that enough people use. */
export function placesOf(texts: readonly (readonly string[])[], authors: readonly string[], least: { texts: number; authors: number }): Map<string, number[]> {
  const places = new Map<string, number[]>()
  texts.forEach((terms, place) => {
    for (const term of terms) {
      const known = places.get(term)
      if (known) known.push(place)
      else places.set(term, [place])
    }
  })
  for (const [term, at] of places) if (at.length < least.texts || new Set(at.map((place) => authors[place])).size < least.authors) places.delete(term)
  return places
}
