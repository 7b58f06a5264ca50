import { newTrie, plant, type Trie } from './trie.ts'

/** Everything that any of the watches looks for, each under a number. What no watch names, a text is not asked for. */
export interface Vocabulary {
  /** Whole words, #hashtags, @handles. */
  words: Map<string, number>
  beginnings: Trie
  /** Two characters next to each other, of scripts that are written without spaces. */
  pairs: Map<string, number>
  /** Authors. */
  authors: Map<string, number>
  /** Some are hashtags or handles, so that these must be read. */
  hasNames: boolean
  hasBeginnings: boolean
  size: number
}

export const newVocabulary = (): Vocabulary => ({
  words: new Map(),
  beginnings: newTrie(),
  pairs: new Map(),
  authors: new Map(),
  hasNames: false,
  hasBeginnings: false,
  size: 0,
})

/** The number of a word, or of a beginning. */
export function wordId(vocabulary: Vocabulary, word: string, begins: boolean): number {
  if (/^[#@]/.test(word)) vocabulary.hasNames = true
  const known = begins ? beginningId(vocabulary.beginnings, word) : vocabulary.words.get(word)
  if (known !== undefined && known >= 0) return known
  const id = vocabulary.size++
  if (begins) {
    vocabulary.hasBeginnings = true
    plant(vocabulary.beginnings, word, id)
  } else vocabulary.words.set(word, id)
  return id
}

function beginningId(trie: Trie, word: string): number | undefined {
  let node: Trie | undefined = trie
  for (let i = 0; i < word.length && node; i++) node = node.next.get(word.charCodeAt(i))
  return node?.id
}

export const pairId = (vocabulary: Vocabulary, pair: string): number => idIn(vocabulary, vocabulary.pairs, pair)
export const authorId = (vocabulary: Vocabulary, handle: string): number => idIn(vocabulary, vocabulary.authors, handle)

function idIn(vocabulary: Vocabulary, ids: Map<string, number>, key: string): number {
  const known = ids.get(key)
  if (known !== undefined) return known
  ids.set(key, vocabulary.size)
  return vocabulary.size++
}
