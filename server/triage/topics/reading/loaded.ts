import type { Db } from '#platform/db.ts'
import type { Assessment, Readable } from '../../understand.ts'
import { readActiveTopics } from '../keeping/list.ts'
import { readModelInUse } from '../learning/models.ts'
import { topicReader, type TopicReader } from './reader.ts'

/** Who tells the topics of each workspace that this process serves, by its database. */
const readers = new WeakMap<Db, TopicReader & { topics: number }>()

/** Reads the list and what was learned of it, and uses them from now on. */
export async function loadTopics(db: Db): Promise<void> {
  const topics = await readActiveTopics(db)
  if (topics.length === 0) readers.delete(db)
  else readers.set(db, { ...topicReader(topics, await readModelInUse(db)), topics: topics.length })
}

/** How many topics a process looks for. */
export const topicsLoaded = (db: Db): number => readers.get(db)?.topics ?? 0

export const unloadTopics = (db: Db): void => void readers.delete(db)

/** What was read of texts, with the topics of each. Costs nothing where no list is kept. */
export function withTopics(db: Db, texts: readonly Readable[], read: Assessment[]): Assessment[] {
  const reader = readers.get(db)
  return reader ? read.map((one, nth) => ({ ...one, topics: reader.read(texts[nth]!) })) : read
}
