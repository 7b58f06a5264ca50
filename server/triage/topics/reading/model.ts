import type { Topic } from '../topic.ts'
import { scanWords, type Scan } from './scan.ts'

/** In so many buckets words are counted, to know how common each is. */
export const BUCKETS = 65_536

/** What was learned of topics from examples and corrections: for each the words that speak for it and against it (Rocchio 1971). */
export interface TopicModel {
  /** How much a word says, by bucket: much if it is rare here, 0–25.5 in tenths (inverse document frequency). */
  rarity: Uint8Array
  /** Each of length 1, made of so many texts. */
  centroids: { topicId: string; texts: number; words: ReadonlyMap<number, number> }[]
}

/** What is learned of topics that are there, by word. */
export interface ReadyModel {
  rarity: Uint8Array
  /** Does any topic care for a word of this bucket? */
  heeds: Uint8Array
  /** By word: topics by place, and how much it speaks for each. */
  speaks: ReadonlyMap<number, readonly { nth: number; weight: number }[]>
  topics: readonly Topic[]
  /** By topic: how near a text must be. */
  near: Float64Array
  /** … from so many texts. */
  texts: Uint16Array
  /** For one text after the other: by topic, how much speaks for it, how many words do, the last of them, and whether one is enough alone. */
  sums: Float64Array
  words: Uint16Array
  last: Int16Array
  telling: Uint8Array
}

export function readied(topics: readonly Topic[], { rarity, centroids }: TopicModel): ReadyModel {
  const speaks = new Map<number, { nth: number; weight: number }[]>()
  const heeds = new Uint8Array(BUCKETS)
  const size = topics.length
  const [near, from] = [new Float64Array(size), new Uint16Array(size)]
  for (const { topicId, texts, words } of centroids) {
    const nth = topics.findIndex((topic) => topic.id === topicId)
    if (nth < 0) continue
    near[nth] = nearFor(texts)
    from[nth] = Math.min(texts, 0xffff)
    for (const [word, weight] of words) {
      speaks.set(word, [...(speaks.get(word) ?? []), { nth, weight }])
      heeds[word & (BUCKETS - 1)] = 1
    }
  }
  const [sums, words, last, telling] = [new Float64Array(size), new Uint16Array(size), new Int16Array(size), new Uint8Array(size)]
  return { rarity, heeds, speaks, topics, near, texts: from, sums, words, last, telling }
}

/**
 * How near (cosine) a text must be so that it is as likely as not about a topic that was learned from so many texts: the more there
 * are, the further each is from their mean. Set on six topics cut from 2,600 examples (decision 0140); what it is worth in a
 * workspace is measured each night (learning/measure.ts).
 */
const nearFor = (texts: number): number => 0.09 + 0.12 / Math.sqrt(texts)
/** How fast likelihood grows with nearness. */
const SLOPE = 18
/** From this likelihood on a topic is named. */
const LEAST = 0.5

/**
 * One word makes a text be about a topic only where it can hardly be chance: fewer than one text in a hundred has it here (its rarity
 * is log 101), or it stands for much of a topic that was learned from several texts. “Coffee” in one example of a coffee shop is neither;
 * a second word of the topic must stand beside it.
 */
const [RARE, MUCH, SEVERAL] = [4.6, 0.4, 5]

/** The topics whose examples a text is near to, by place, the nearest first, each with how sure and why. */
export function findLearned(model: ReadyModel, scan: Scan): { nth: number; confidence: number; because: string }[] {
  const { sums, topics, near, words, telling } = model
  sums.fill(0)
  words.fill(0)
  telling.fill(0)
  let length = 0
  forEachWord(scan, (word, place) => {
    const rarity = model.rarity[word & (BUCKETS - 1)]! / 10
    length += rarity * rarity
    if (model.heeds[word & (BUCKETS - 1)] === 0) return
    for (const { nth, weight } of model.speaks.get(word) ?? []) {
      sums[nth]! += rarity * weight
      if (weight > 0) countWord(model, nth, place, rarity >= RARE || (weight >= MUCH && model.texts[nth]! >= SEVERAL))
    }
  })
  if (length === 0) return []
  const found: { nth: number; confidence: number }[] = []
  for (let nth = 0; nth < sums.length; nth++) {
    if (sums[nth]! <= 0 || (words[nth] === 1 && telling[nth] === 0)) continue
    const confidence = 1 / (1 + Math.exp(-SLOPE * (sums[nth]! / Math.sqrt(length) - near[nth]!)))
    if (confidence >= LEAST) found.push({ nth, confidence: Math.min(0.95, confidence) })
  }
  if (found.length === 0) return []
  const why = found.map((one) => wordsFor(model, scan, one.nth))
  return found.map((one, i) => ({ ...one, because: becauseOf(topics[one.nth]!, why[i]!) })).toSorted((a, b) => b.confidence - a.confidence)
}

/** Counts a word that speaks for a topic, once, though its stem does, too. */
function countWord({ words, last, telling }: ReadyModel, nth: number, place: number, isTelling: boolean): void {
  if (words[nth] === 0 || last[nth] !== place) words[nth]!++
  last[nth] = place
  if (isTelling) telling[nth] = 1
}

/** Each different word of a text once, and the stems of long ones. */
export function forEachWord({ hashes, stems, count }: Scan, act: (word: number, place: number) => void): void {
  for (let i = 0; i < count; i++) {
    if (hashes.indexOf(hashes[i]!) === i) act(hashes[i]!, i)
    if (stems[i] !== 0 && stems.indexOf(stems[i]!) === i) act(stems[i]!, i)
  }
}

/** The words that spoke most for a topic, at most three, and what they are in hashes. */
function wordsFor({ rarity, speaks }: ReadyModel, scan: Scan, topic: number): { word: string; hash: number }[] {
  const weights = new Map<number, number>()
  forEachWord(scan, (word, place) => {
    const weight = speaks.get(word)?.find(({ nth }) => nth === topic)?.weight ?? 0
    weights.set(place, (weights.get(place) ?? 0) + weight * rarity[word & (BUCKETS - 1)]!)
  })
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([place]) => ({ word: scan.folded.slice(scan.from[place], scan.to[place]), hash: scan.hashes[place]! }))
}

/** Characters of an example that a reason quotes. */
const QUOTED = 60

/** Which example of the list it is like; if it is like none, the words that were learned from corrections. */
function becauseOf({ examples }: Topic, why: readonly { word: string; hash: number }[]): string {
  const shares = (example: string): number => {
    const { hashes, count } = scanWords(example)
    return why.filter(({ hash }) => hashes.subarray(0, count).includes(hash)).length
  }
  const best = examples.map((example) => ({ example, shared: shares(example) })).reduce((a, b) => (b.shared > a.shared ? b : a), { example: '', shared: 0 })
  if (best.shared > 0 && best.shared * 2 >= why.length) {
    const line = best.example.replaceAll(/\s+/g, ' ').trim()
    return `like an example: “${line.length > QUOTED ? `${line.slice(0, QUOTED - 1)}…` : line}”`
  }
  return `learned: ${why.map(({ word }) => `“${word}”`).join(', ')}`
}
