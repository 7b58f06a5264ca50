import type { Db } from '#platform/db.ts'
import type { Heard } from './query/query.ts'
import { readyWatches, type Ready } from './ready.ts'
import type { Watching } from './watch.ts'

/** What of a stream was said to be kept: a post, and the watches that it met. */
export interface Sieved<P> {
  post: P
  watches: readonly Watching[]
}

/** Holds back what nobody watches for. */
export interface Sieve {
  /**
   * Of raw posts, before anything of them is stored, those that meet a watch. Give these on as items with `overheard: 'stream'`:
   * intake asks the watches again, writes down the hits and does what the watches say.
   * @param heard how a post is read; its language is what the network says or, by a function, what is worked out for the few that need it
   */
  sift<P>(posts: readonly P[], heard: (post: P) => Heard): Promise<Sieved<P>[]>
  /** The watches as they were within the last second: whether there are any, and whose words are watched for. */
  ready(): Promise<Pick<Ready, 'isEmpty' | 'authors'>>
}

/** A change of watches is heard by streams within so long, ms: one look at the database in that time, however many posts. */
const LOOKS_EVERY = 1000

/** A sieve for one stream, or for several. */
export function openSieve(db: Db, clock: { now(): Date }): Sieve {
  let ready: Ready | null = null
  let looked = 0
  const look = async (): Promise<Ready> => {
    const now = clock.now().getTime()
    if (!ready || Math.abs(now - looked) >= LOOKS_EVERY) {
      ready = await readyWatches(db)
      looked = now
    }
    return ready
  }
  return {
    ready: look,
    async sift(posts, heard) {
      const { isEmpty, matcher } = await look()
      if (isEmpty) return []
      return posts.flatMap((post) => {
        const watches = matcher.match(heard(post))
        return watches.length > 0 ? [{ post, watches }] : []
      })
    },
  }
}
