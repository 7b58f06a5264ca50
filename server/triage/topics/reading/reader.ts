import { MOST_OF_AN_ITEM, type ItemTopic, type Topic } from '../topic.ts'
import { findLearned, readied, type TopicModel } from './model.ts'
import { listWords } from './phrases.ts'
import { scanWords } from './scan.ts'

/** Tells what texts are about. Synchronous, some microseconds a text. */
export interface TopicReader {
  /** The main one first; empty: none. */
  read(item: { subject: string | null; text: string }): ItemTopic[]
}

/** So sure is who finds a topic's word, and so much surer by each further one. */
const [WORD, FURTHER] = [0.9, 0.03]

/**
 * Makes topics ready to be found. Words decide at once: whoever kept the list meant them. What was learned finds topics beside
 * them, and says which of several found by words comes first. @param model null: words alone
 */
export function topicReader(topics: readonly Topic[], model: TopicModel | null): TopicReader {
  const find = listWords(topics)
  const learned = model && readied(topics, model)
  return {
    read({ subject, text }) {
      const scan = scanWords(subject ? `${subject}\n${text}` : text)
      const byWords = find(scan)
      const byLearning = learned ? findLearned(learned, scan) : []
      if (byWords.size === 0 && byLearning.length === 0) return []
      const sure = [...byWords].map(([nth, words]) => ({
        nth,
        id: topics[nth]!.id,
        confidence: Math.min(0.99, WORD + FURTHER * (words.length - 1)),
        because: `${words.length > 1 ? 'words' : 'word'}: ${words.map((word) => `“${word}”`).join(', ')}`,
        rank: 10 * words.length + (byLearning.find((one) => one.nth === nth)?.confidence ?? 0),
      }))
      const likely = byLearning.filter(({ nth }) => !byWords.has(nth)).map((one) => ({ ...one, id: topics[one.nth]!.id, rank: one.confidence }))
      return [...sure, ...likely]
        .toSorted((a, b) => b.rank - a.rank || a.nth - b.nth)
        .slice(0, MOST_OF_AN_ITEM)
        .map(({ id, confidence, because }) => ({ id, confidence: Math.round(confidence * 100) / 100, because }))
    },
  }
}
