import type { Adapter } from '../adapter.ts'
import { fields, Secret, Settings } from './credentials.ts'
import { reach } from './reach.ts'

/** What speaks with the network is loaded when a bot is first opened. */
const network = () => import('./network.ts')

/** A bot on Telegram, in private chats and groups. */
export const telegram: Adapter = {
  network: 'telegram',
  title: 'Telegram',
  about: 'A bot of yours that people write to, alone or in groups, with files.',
  guide: 'channels/telegram.md',
  fields,
  settings: Settings,
  secret: Secret,
  check: async (account) => (await network()).check(account),
  async *receive(account, cursor, signal) {
    yield* (await network()).receive(account, cursor, signal)
  },
  find: async (account, message) => (await network()).find(account, message),
  send: async (account, message) => (await network()).send(account, message),
  yieldsEvery: 60_000,
  // About 30 a second over all chats (core.telegram.org/bots/faq#broadcasting-to-users, 2026-11); what one chat or group bears it says itself (429).
  pace: { messages: 20, perSeconds: 1 },
  // core.telegram.org/bots/api#sending-files, 2026-11
  media: { most: 10, types: null, largest: 50 * 1024 * 1024, alt: false },
  reach,
}
