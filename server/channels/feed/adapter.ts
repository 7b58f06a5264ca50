import type { Adapter } from '../adapter.ts'
import { byTable } from '../reach/decide.ts'
import { fields, Secret, Settings } from './settings.ts'

/** What reads feeds and pages takes 20 MB of memory: it is loaded when a feed is first read. */
const network = () => import('./network.ts')

/** A feed: RSS, Atom or JSON Feed. */
export const makeFeed = (unhurried?: (ms: number) => number): Adapter => ({
  network: 'feed',
  title: 'Feed',
  about: 'A blog, forum or press page that offers RSS, Atom or JSON Feed. It is read; answers are written there.',
  guide: 'channels/feeds.md',
  fields,
  settings: Settings,
  secret: Secret,
  check: async (account) => (await network()).check(account),
  async *receive(account, cursor, signal) {
    yield* (await network()).receive(account, cursor, signal, unhurried)
  },
  reach: (item, now) => byTable('feed', item, now),
})

export const feed = makeFeed()
