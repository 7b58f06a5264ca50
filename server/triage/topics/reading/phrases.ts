import type { Topic } from '../topic.ts'
import { hashesOf, type Scan } from './scan.ts'

interface Phrase {
  nth: number
  hashes: readonly number[]
  phrase: string
}

/** Which words and phrases of which topic (by its place) stand in a text: whole, without case and accents. Each is named once. */
export function listWords(topics: readonly Pick<Topic, 'words'>[]): (scan: Scan) => Map<number, string[]> {
  const begins = new Map<number, Phrase[]>()
  topics.forEach(({ words }, nth) => {
    for (const phrase of words) {
      const hashes = hashesOf(phrase)
      if (hashes.length > 0) begins.set(hashes[0]!, [...(begins.get(hashes[0]!) ?? []), { nth, hashes, phrase }])
    }
  })
  return (scan) => {
    const found = new Map<number, string[]>()
    if (begins.size === 0) return found
    for (let at = 0; at < scan.count; at++) {
      for (const { nth, hashes, phrase } of begins.get(scan.hashes[at]!) ?? []) {
        if (!standsAt(scan, at, hashes)) continue
        const words = found.get(nth)
        if (!words) found.set(nth, [phrase])
        else if (!words.includes(phrase)) words.push(phrase)
      }
    }
    return found
  }
}

function standsAt({ hashes, count }: Scan, at: number, phrase: readonly number[]): boolean {
  if (at + phrase.length > count) return false
  for (let i = 1; i < phrase.length; i++) if (hashes[at + i] !== phrase[i]) return false
  return true
}
