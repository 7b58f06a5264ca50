import type { Job } from '#platform/jobs.ts'
import type { Platform } from '#platform/work.ts'
import { readActiveTopics } from '../keeping/list.ts'
import { propose } from '../proposals/propose.ts'
import { learnTopics } from './learn-topics.ts'
import { readTopicsAgain, type FollowTopics } from './read-again.ts'
import { READ_TOPICS, type ReadTopics } from './read-soon.ts'

/** Learns topics, reads recent items for them, and looks for new ones: each night, and soon after the list changed. @param follow the desk's part */
export const readTopicsJob = ({ db, clock }: Pick<Platform, 'db' | 'clock'>, follow: FollowTopics): Job<ReadTopics> => ({
  name: READ_TOPICS,
  schedule: '11 3 * * *',
  patience: 900,
  async run({ propose: asked }, signal) {
    const now = clock.now()
    const topics = await readActiveTopics(db)
    const model = topics.length > 0 ? await learnTopics(db, now, topics) : null
    await readTopicsAgain(db, () => clock.now(), signal, { topics, model, follow })
    if (asked !== false) await propose(db, clock.now(), topics)
  },
})
