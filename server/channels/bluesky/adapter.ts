import type { Adapter } from '../adapter.ts'
import { fields, Secret, Settings } from './credentials.ts'
import { MEDIA, reach } from './reach.ts'
import type { Rhythm } from './receiving/receive.ts'
import { chooseId } from './record-key.ts'

/** What speaks with the network takes 65 MB of memory: it is loaded when an account is first opened. */
const network = () => import('./network.ts')

/** Bluesky, and any other network of the same protocol. */
export const makeBluesky = (rhythm?: Rhythm): Adapter => ({
  network: 'bluesky',
  title: 'Bluesky',
  about: 'Mentions, replies, quotes and direct messages of your account, and of all the network what your watches hear.',
  guide: 'channels/bluesky.md',
  fields,
  settings: Settings,
  secret: Secret,
  check: async (account) => (await network()).check(account),
  async *receive(account, cursor, signal) {
    yield* (await network()).receive(account, cursor, signal, rhythm)
  },
  chooseId,
  find: async (account, message) => (await network()).find(account, message),
  send: async (account, message) => (await network()).send(account, message),
  yieldsEvery: 60_000,
  // Writing a record costs 2 of 5,000 points an hour (docs.bsky.app rate limits, 2026); half is left to people in the app.
  pace: { messages: 1250, perSeconds: 3600 },
  media: MEDIA,
  reach,
  signIn: {
    documents: async (home) => (await network()).signIn.documents(home),
    begin: async (home, settings) => (await network()).signIn.begin(home, settings),
    finish: async (home, query, kept) => (await network()).signIn.finish(home, query, kept),
  },
})

export const bluesky = makeBluesky()
