import { misfit, prefixThatFits } from './reach.ts'

/** Where a text is best cut, the best first: between paragraphs, sentences, words. */
const CUTS = [/\n\s*\n/g, /(?<=[.!?…。！？]["”’)]?)\s+|(?<=[。！？])/g, /\s+/g]

/** A part is at least so full before a better cut is taken: ten posts then hold 2,400 characters. */
const FILLED = 0.8

/**
 * A text in parts that each fit a post, in order. Cut between paragraphs or sentences where that leaves a part well
 * filled, else between words; a word that fills a post by itself between its signs.
 */
export function splitText(text: string): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (misfit(rest)) {
    const cut = cutOf(rest)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return [...parts, rest]
}

function cutOf(text: string): number {
  const longest = prefixThatFits(text)
  for (const [i, cut] of CUTS.entries()) {
    const least = i === CUTS.length - 1 ? 1 : longest * FILLED
    const found = [...text.matchAll(cut)].map((match) => match.index).findLast((index) => index <= longest && index >= least)
    if (found !== undefined) return found
  }
  return longest
}
