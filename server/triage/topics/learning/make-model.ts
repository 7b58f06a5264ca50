import { BUCKETS, forEachWord, type TopicModel } from '../reading/model.ts'
import { smallWords } from '../proposals/small-words.ts'
import { hashesOf, scanWords } from '../reading/scan.ts'
import type { Topic } from '../topic.ts'

/** What a person said an item is about, and what had been read. Topics by id; `none`: no topic. */
export interface TopicLesson {
  itemId: string
  text: string
  right: string
  said: string
}

/** Words kept of a topic: those that speak most for it, and against it. Bounds what 200 topics take to 300 kB. */
const [FOR, AGAINST] = [240, 60]
/** An agreement weighs less than a correction: people agree sooner than they correct. What an item is not about pushes away by a quarter. */
const [ACCEPTED, NOT] = [0.4, 0.25]

/** How common words are in the texts that are counted. */
export interface Commonness {
  /** Counts a text: each of its words once. */
  add(text: string): void
  /** How much each word says, by bucket, in tenths (Spärck Jones 1972). With few texts all words weigh much the same. Words that are said about anything say nothing. */
  rarity(): Uint8Array
}

export function countWords(): Commonness {
  const counts = new Uint32Array(BUCKETS)
  let texts = 0
  return {
    add(text) {
      texts++
      forEachWord(scanWords(text), (word) => counts[word & (BUCKETS - 1)]!++)
    },
    rarity() {
      const rarity = Uint8Array.from(counts, (count) => Math.min(255, Math.round(10 * Math.log(1 + (texts + 20) / (count + 0.5)))))
      for (const word of smallWords()) for (const hash of hashesOf(word)) rarity[hash & (BUCKETS - 1)] = 0
      return rarity
    },
  }
}

/** Learns topics from the examples of the list and what people said. Deterministic; some milliseconds. */
export function makeTopicModel(topics: readonly Topic[], lessons: readonly TopicLesson[], rarity: Uint8Array): TopicModel {
  const centroids = topics.flatMap((topic) => {
    const speaksFor = topic.examples.map((text) => ({ text, weight: 1 }))
    const speaksAgainst: typeof speaksFor = []
    for (const { text, right, said } of lessons) {
      if (right === topic.id) speaksFor.push({ text, weight: said === right ? ACCEPTED : 1 })
      else if (said === topic.id) speaksAgainst.push({ text, weight: 1 })
    }
    if (speaksFor.length === 0) return []
    const words = meanOf(speaksFor, rarity, 1)
    for (const [word, weight] of meanOf(speaksAgainst, rarity, NOT)) words.set(word, (words.get(word) ?? 0) - weight)
    return [{ topicId: topic.id, texts: speaksFor.length, words: cut(words) }]
  })
  return { rarity, centroids }
}

/** The mean of texts as directions: each counts the same, however long. */
function meanOf(texts: readonly { text: string; weight: number }[], rarity: Uint8Array, share: number): Map<number, number> {
  const sum = new Map<number, number>()
  const all = texts.reduce((total, { weight }) => total + weight, 0)
  for (const { text, weight } of texts) {
    const own = new Map<number, number>()
    forEachWord(scanWords(text), (word) => own.set(word, rarity[word & (BUCKETS - 1)]! / 10))
    const length = Math.hypot(...own.values()) || 1
    for (const [word, value] of own) sum.set(word, (sum.get(word) ?? 0) + (share * weight * value) / (length * all))
  }
  return sum
}

function cut(words: ReadonlyMap<number, number>): Map<number, number> {
  const sorted = [...words].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  const kept = [...sorted.filter(([, weight]) => weight > 0).slice(0, FOR), ...sorted.filter(([, weight]) => weight < 0).slice(-AGAINST)]
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1
  return new Map(kept.map(([word, weight]) => [word, weight / length]))
}
