import { inTransaction, type Db } from '#platform/db.ts'
import { record } from '#platform/facts.ts'
import { isForgotten } from '../keeping/alone.ts'
import type { Topic } from '../topic.ts'
import { readTopicLessons } from './lessons.ts'
import { countWords, makeTopicModel } from './make-model.ts'
import { isHeldBack, measureTopics } from './measure.ts'
import { keepModel } from './models.ts'
import { readPortions, readRecentIds, whole } from './recent.ts'
import type { TopicModel } from '../reading/model.ts'

/** Texts from which is known how common a word is. */
const COUNTED = 5_000

/**
 * Learns topics from the examples of the list and from what people said; measures it on what was held back, and uses it if it is
 * not worse than words alone. @returns what is used now; null: words alone
 */
export async function learnTopics(db: Db, now: Date, topics: readonly Topic[]): Promise<TopicModel | null> {
  const lessons = await readTopicLessons(db)
  const words = countWords()
  for await (const texts of readPortions(db, await readRecentIds(db, now, COUNTED))) for (const text of texts) words.add(whole(text))
  const rarity = words.rarity()
  const seen = lessons.filter((one) => !isHeldBack(one.itemId))
  const heldBack = measureTopics(
    topics,
    makeTopicModel(topics, seen, rarity),
    lessons.filter((one) => isHeldBack(one.itemId)),
  )
  const model = makeTopicModel(topics, lessons, rarity)
  const acceptances = lessons.filter((one) => one.said === one.right).length
  const helps = model.centroids.length > 0 && heldBack.right >= heldBack.without
  await inTransaction(db, async (tx) => {
    if (await isForgotten(tx, topics)) return
    await keepModel(tx, now, model, { corrections: lessons.length - acceptances, acceptances, heldBack, helps })
    await record(tx, now, [{ kind: 'triage.topics_learned', data: { helps } }])
  })
  return helps ? model : null
}
