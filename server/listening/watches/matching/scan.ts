import { nameAt, namesOf } from '../query/words.ts'
import { ASTRAL, EACH, kindOfAstral, kindsOfCodes, LETTER, NAME, OTHER } from './kinds.ts'
import type { Met } from './met.ts'
import type { Trie } from './trie.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Reads a plain text once, from left to right, and marks what the vocabulary knows of it. The same words as `placed`
 * (query/words.ts) finds, without making them: this is where the time of listening to a stream goes.
 */
export function scan(text: string, vocabulary: Vocabulary, met: Met): void {
  const kinds = kindsOfCodes()
  let [at, endOfName] = [0, 0]
  let before = ''
  for (let i = 0; i < text.length;) {
    const kind = kindAt(text, i, kinds)
    if (kind === OTHER) i += widthAt(text, i)
    else if (kind === NAME) {
      if (vocabulary.hasNames && i >= endOfName) endOfName = markName(text, i, at, vocabulary, met)
      i++
    } else {
      const end = kind === LETTER ? endOfWord(text, i, kinds) : i + widthAt(text, i)
      const word = text.slice(i, end)
      mark(word, at, vocabulary, met)
      if (kind === EACH && before) markPair(before + word, at, vocabulary, met)
      before = kind === EACH ? word : ''
      i = end
      at++
    }
  }
}

const kindAt = (text: string, i: number, kinds: Uint8Array): number => {
  const kind = kinds[text.charCodeAt(i)]!
  return kind === ASTRAL ? kindOfAstral(text.codePointAt(i)!) : kind
}

/** Half a character alone is no character; what follows it is looked at by itself. */
const widthAt = (text: string, i: number): number => (text.codePointAt(i)! > 0xffff ? 2 : 1)

function endOfWord(text: string, from: number, kinds: Uint8Array): number {
  let i = from
  while (i < text.length && kindAt(text, i, kinds) === LETTER) i += widthAt(text, i)
  return i
}

function mark(word: string, at: number, { words, beginnings, hasBeginnings }: Vocabulary, met: Met): void {
  const id = words.get(word)
  if (id !== undefined) met.mark(id, at)
  if (hasBeginnings) markBeginnings(beginnings, word, at, met)
}

function markPair(pair: string, at: number, { pairs }: Vocabulary, met: Met): void {
  const id = pairs.get(pair)
  if (id !== undefined) met.mark(id, at)
}

/** @returns where the name ends; within it no other begins */
function markName(text: string, i: number, at: number, vocabulary: Vocabulary, met: Met): number {
  const name = nameAt(text, i)
  if (name === null) return i
  for (const one of namesOf(name)) mark(one, at, vocabulary, met)
  return i + name.length
}

function markBeginnings(trie: Trie, word: string, at: number, met: Met): void {
  let node = trie
  for (let i = 0; i < word.length; i++) {
    const next = node.next.get(word.charCodeAt(i))
    if (next === undefined) return
    if (next.id >= 0) met.mark(next.id, at)
    node = next
  }
}
