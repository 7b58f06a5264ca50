import type { Watches } from '#channels'
import { openSieve } from '#listening'
import type { Platform } from '#platform/work.ts'

/** What is watched for, as channels that hear a stream are told of it. One sieve a process, whatever the number of streams. */
export function watchesOf({ db, clock }: Pick<Platform, 'db' | 'clock'>): Watches {
  const sieve = openSieve(db, clock)
  return {
    any: async () => !(await sieve.ready()).isEmpty,
    authors: async () => (await sieve.ready()).authors,
    sift: async (posts, heard) => (await sieve.sift(posts, heard)).map(({ post }) => post),
  }
}
