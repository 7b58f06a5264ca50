import type { Adapter } from '../adapter.ts'
import { fields, Secret, Settings } from './credentials.ts'
import { reach } from './reach.ts'
import type { Rhythm } from './receive.ts'

/** What speaks with the network is loaded when a bot is first opened. */
const network = () => import('./network.ts')

/** A bot on Discord: what is said to it, and everything in chosen channels and forums. */
export const makeDiscord = (rhythm?: Rhythm): Adapter => ({
  network: 'discord',
  title: 'Discord',
  about: 'A bot of yours: what mentions or answers it, its direct messages, and everything in channels and forums that you choose.',
  guide: 'channels/discord.md',
  fields,
  settings: Settings,
  secret: Secret,
  check: async (account) => (await network()).check(account),
  async *receive(account, cursor, signal) {
    yield* (await network()).receive(account, cursor, signal, rhythm)
  },
  find: async (account, message) => (await network()).find(account, message),
  send: async (account, message) => (await network()).send(account, message),
  yieldsEvery: 150_000,
  // 50 requests a second over all (discord.com/developers/docs/topics/rate-limits, 2026-11); five messages in five seconds is what one channel bears.
  pace: { messages: 5, perSeconds: 5 },
  // discord.com/developers/docs/reference#uploading-files, 2026-11
  media: { most: 10, types: null, largest: 10 * 1024 * 1024, alt: true, pictures: {} },
  reach,
})

export const discord = makeDiscord()
