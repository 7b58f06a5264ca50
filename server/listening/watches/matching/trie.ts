/** Beginnings of words, walked letter by letter: looking stops at the first letter that none of them goes on with. */
export interface Trie {
  next: Map<number, Trie>
  /** Number of the beginning that ends here, −1: none. */
  id: number
}

export const newTrie = (): Trie => ({ next: new Map(), id: -1 })

export function plant(trie: Trie, beginning: string, id: number): void {
  let node = trie
  for (let i = 0; i < beginning.length; i++) {
    const code = beginning.charCodeAt(i)
    const next = node.next.get(code) ?? newTrie()
    node.next.set(code, next)
    node = next
  }
  node.id = id
}
