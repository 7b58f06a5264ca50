import type { All, Near, Query, Said, Some } from '../query/query.ts'
import type { Met } from './met.ts'
import { authorId, wordId, type Vocabulary } from './vocabulary.ts'

/** A query made ready to be asked of what a text was found to say. */
export type Question = (met: Met) => boolean

/** Makes a query ready: its words become numbers of the vocabulary, once. */
export function questionOf(query: Query, vocabulary: Vocabulary): Question {
  switch (query.is) {
    case 'said':
      return saidQuestion(query, vocabulary)
    case 'near':
      return nearQuestion(query, vocabulary)
    case 'from': {
      const id = authorId(vocabulary, query.handle)
      return (met) => met.has(id)
    }
    case 'lang':
      return (met) => met.isIn(query.language)
    case 'link':
      return (met) => met.hasLink()
    case 'not': {
      const one = questionOf(query.one, vocabulary)
      return (met) => !one(met)
    }
    case 'all':
    case 'any':
      return groupQuestion(query, vocabulary)
  }
}

function groupQuestion({ is, of }: All | Some, vocabulary: Vocabulary): Question {
  const questions = of.map((one) => questionOf(one, vocabulary))
  return is === 'all' ? (met) => questions.every((one) => one(met)) : (met) => questions.some((one) => one(met))
}

/** Numbers of words that stand one after the other. */
type Chain = readonly number[]

const chainOf = ({ words, begins }: Said, vocabulary: Vocabulary): Chain => words.map((word, i) => wordId(vocabulary, word, begins && i === words.length - 1))

function saidQuestion(said: Said, vocabulary: Vocabulary): Question {
  const chain = chainOf(said, vocabulary)
  const [first] = chain
  if (chain.length === 1) return (met) => met.has(first!)
  return (met) => chain.every((id) => met.has(id)) && startsOf(chain, met).length > 0
}

/** Where the words stand in a row, by their first. */
function startsOf(chain: Chain, met: Met): number[] {
  return met.placesOf(chain[0]!).filter((at) => chain.every((id, i) => i === 0 || hasOneIn(met.placesOf(id), at + i, at + i)))
}

function nearQuestion({ one: ofOne, other: ofOther, within }: Near, vocabulary: Vocabulary): Question {
  const [ones, others] = [ofOne, ofOther].map((side) => side.map((said) => chainOf(said, vocabulary))) as [Chain[], Chain[]]
  return (met) =>
    ones.some((one) => {
      const starts = startsOf(one, met)
      return starts.length > 0 && others.some((other) => areNear(starts, one.length, startsOf(other, met), other.length, within))
    })
}

/** From the last word of the one to the first of the other. */
function areNear(ones: readonly number[], length: number, others: readonly number[], otherLength: number, within: number): boolean {
  return ones.some((one) => {
    const [end, before] = [one + length - 1, one - otherLength + 1]
    return hasOneIn(others, end + 1, end + within) || hasOneIn(others, before - within, before - 1)
  })
}

/** Is one of the places, which rise, from here to there? Halving, so that a long text that says one word without end takes no long time. */
function hasOneIn(places: readonly number[], from: number, to: number): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! < from) low = middle + 1
    else high = middle
  }
  return low < places.length && places[low]! <= to
}
