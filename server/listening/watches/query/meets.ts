import { placed, authorNames, type Placed } from './words.ts'
import { textOf, type Heard, type Query, type Said } from './query.ts'

/**
 * An address of the web: with its protocol, with www., or a domain and a path, as networks shorten them. The longest part of a
 * domain has 63 signs (RFC 1035): without that bound, a long text of hyphens would be read over and over.
 */
const LINK = /https?:\/\/\S|\bwww\.\S|\b[a-z0-9-]{1,63}\.[a-z]{2,63}\/\S/i

/** Is there a link in the text? */
export const hasLink = (text: string): boolean => LINK.test(text)

/** In which language it is, as far as anybody can tell. */
export const languageOf = ({ language }: Heard): string | null => (typeof language === 'function' ? language() : (language ?? null))

/**
 * Does it meet the query? Slowly and plainly: this is what a query means. Who asks many queries at once compiles them
 * (matching/matcher.ts), with the same answer.
 */
export function meets(query: Query, heard: Heard): boolean {
  const words = placed(textOf(heard))
  const asked = (one: Query): boolean => {
    switch (one.is) {
      case 'said':
        return spansOf(one, words).length > 0
      case 'near':
        return isNear(one.one, one.other, one.within, words)
      case 'from':
        return authorNames(heard.handle).includes(one.handle)
      case 'lang':
        return languageOf(heard) === one.language
      case 'link':
        return hasLink(textOf(heard))
      case 'not':
        return !asked(one.one)
      case 'all':
        return one.of.every(asked)
      case 'any':
        return one.of.some(asked)
    }
  }
  return asked(query)
}

/** From which word to which it is said, each time. */
function spansOf({ words, begins }: Said, text: readonly Placed[]): [from: number, to: number][] {
  const stands = (i: number, at: number): boolean =>
    text.some((one) => one.at === at && (begins && i === words.length - 1 ? one.word.startsWith(words[i]!) : one.word === words[i]))
  const starts = [...new Set(text.map((one) => one.at))]
  return starts.filter((at) => words.every((_, i) => stands(i, at + i))).map((at) => [at, at + words.length - 1])
}

function isNear(some: readonly Said[], others: readonly Said[], within: number, text: readonly Placed[]): boolean {
  const [ones, twos] = [some.flatMap((one) => spansOf(one, text)), others.flatMap((one) => spansOf(one, text))]
  return ones.some(([from, to]) => twos.some(([start, end]) => (start > to && start - to <= within) || (from > end && from - end <= within)))
}
