import type { Adapter } from '../adapter.ts'
import { fields, Secret, Settings } from './credentials.ts'
import { LARGEST, reach } from './reach.ts'
import type { Rhythm } from './receiving/receive.ts'

/** Pictures of more are refused by servers before version 4.3 (their `image_matrix_limit`, docs.joinmastodon.org/entities/Instance, 2026-11), width times height. */
const MOST_PIXELS = 16_777_216

/** What speaks with the network is loaded when an account is first opened. */
const network = () => import('./network.ts')

/** Mastodon, and every server that speaks its API (GoToSocial, Pleroma, Akkoma, Friendica, Pixelfed …). */
export const makeMastodon = (rhythm?: Rhythm): Adapter => ({
  network: 'mastodon',
  title: 'Mastodon',
  about: 'Mentions, replies and direct messages of your account on any server of the Fediverse that speaks Mastodon’s language.',
  guide: 'channels/mastodon.md',
  fields,
  settings: Settings,
  secret: Secret,
  check: async (account) => (await network()).check(account),
  async *receive(account, cursor, signal) {
    yield* (await network()).receive(account, cursor, signal, rhythm)
  },
  find: async (account, message) => (await network()).find(account, message),
  send: async (account, message) => (await network()).send(account, message),
  yieldsEvery: 60_000,
  // 300 requests in 5 minutes an account (docs.joinmastodon.org/api/rate-limits, 2026-11); a third is for sending.
  pace: { messages: 100, perSeconds: 300 },
  // docs.joinmastodon.org/user/posting, 2026-11: four pictures of 16 MB, or one film or sound; what a server takes beyond that it says itself
  media: { most: 4, types: ['image/', 'video/', 'audio/'], largest: LARGEST, alt: true, pictures: { pixels: MOST_PIXELS } },
  reach,
  signIn: {
    documents: async (home) => (await network()).signIn.documents(home),
    begin: async (home, settings) => (await network()).signIn.begin(home, settings),
    finish: async (home, query, kept) => (await network()).signIn.finish(home, query, kept),
  },
})

export const mastodon = makeMastodon()
