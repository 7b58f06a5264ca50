import type { Query, Said } from '../query/query.ts'
import { isEach } from '../query/words.ts'
import { authorId, pairId, wordId, type Vocabulary } from './vocabulary.ts'

/** By what a watch is found: whoever meets it has met one of these. The share of posts that are expected to say one, 0–1. */
export interface Anchors {
  ids: readonly number[]
  share: number
}

/** Words that so many posts say that they tell nothing, of the languages that are written most. */
const COMMON = new Set(
  'the and you for that this with are not have but was can all your just what from like get out now more new one about they will how when who good time day want need don it is in on at to of me my so no do we be he she or if up i a an as by de la que el en y un una los las por con para se del es le les des et est pas pour dans une der die das und ist nicht ich ein eine mit von zu auf il di che non per da em os as um uma não com na no'.split(
    ' ',
  ),
)
/** Roughly how often one meets a word, by its length: measured on posts, it falls to a third with each letter up to seven. */
const shareOfWord = (word: string): number => (COMMON.has(word) ? 0.3 : 0.3 / 3 ** Math.min(word.length, 7))
const NAME_SHARE = 0.0001
const CHARACTER_SHARE = 0.05
const PAIR_SHARE = 0.002
/** A beginning is said by all the words that begin so. */
const WORDS_OF_A_BEGINNING = 5

/** The cheapest set of anchors; null: the query can be met by saying nothing in particular. */
export function anchorsOf(query: Query, vocabulary: Vocabulary): Anchors | null {
  switch (query.is) {
    case 'said':
      return ofSaid(query, vocabulary)
    case 'near':
      return rarest([together(query.one.map((one) => ofSaid(one, vocabulary))), together(query.other.map((one) => ofSaid(one, vocabulary)))])
    case 'from':
      return { ids: [authorId(vocabulary, query.handle)], share: NAME_SHARE }
    case 'all':
      return rarest(query.of.map((one) => anchorsOf(one, vocabulary)))
    case 'any':
      return together(query.of.map((one) => anchorsOf(one, vocabulary)))
    case 'not':
    case 'lang':
    case 'link':
      return null
  }
}

/** Of words that must all be there, the rarest; of characters, the rarest two. */
function ofSaid({ words, begins }: Said, vocabulary: Vocabulary): Anchors {
  const single = words.map((word, i): Anchors => {
    const isBeginning = begins && i === words.length - 1
    const id = wordId(vocabulary, word, isBeginning)
    if (/^[#@]/.test(word)) return { ids: [id], share: NAME_SHARE }
    if (isEach(word)) return { ids: [id], share: CHARACTER_SHARE }
    return { ids: [id], share: shareOfWord(word) * (isBeginning ? WORDS_OF_A_BEGINNING : 1) }
  })
  const pairs = words.slice(1).flatMap((word, i): Anchors[] => {
    if (!isEach(word) || !isEach(words[i]!)) return []
    return [{ ids: [pairId(vocabulary, words[i]! + word)], share: PAIR_SHARE }]
  })
  return rarest([...pairs, ...single])!
}

function rarest(several: readonly (Anchors | null)[]): Anchors | null {
  return several.reduce<Anchors | null>((best, one) => (one && (!best || one.share < best.share) ? one : best), null)
}

function together(several: readonly (Anchors | null)[]): Anchors | null {
  if (several.includes(null)) return null
  return { ids: [...new Set(several.flatMap((one) => one!.ids))], share: several.reduce((sum, one) => sum + one!.share, 0) }
}
