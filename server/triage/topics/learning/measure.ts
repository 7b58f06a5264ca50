import { hashOf, spread } from '../../model/hash.ts'
import { topicReader } from '../reading/reader.ts'
import type { TopicModel } from '../reading/model.ts'
import { NO_TOPIC, type Topic } from '../topic.ts'
import type { TopicLesson } from './make-model.ts'

/** Right answers to what was held back, with what was learned and by words alone. */
export interface TopicsHeldBack {
  count: number
  right: number
  without: number
}

/** Every fifth item is kept for measuring: the same ones each time, and the same as of the heads (learning/held-back.ts). */
export const isHeldBack = (itemId: string): boolean => spread(hashOf(itemId, 5)) % 5 === 0

/** What both make of items that were not learned from. Only of topics that are still looked for can something be right. */
export function measureTopics(topics: readonly Topic[], model: TopicModel, lessons: readonly TopicLesson[]): TopicsHeldBack {
  const known = new Set([NO_TOPIC, ...topics.map((topic) => topic.id)])
  const asked = lessons.filter(({ right }) => known.has(right))
  const [taught, plain] = [topicReader(topics, model), topicReader(topics, null)]
  const rightBy = (reader: typeof taught): number =>
    asked.filter(({ text, right }) => (reader.read({ subject: null, text })[0]?.id ?? NO_TOPIC) === right).length
  return { count: asked.length, right: rightBy(taught), without: rightBy(plain) }
}
