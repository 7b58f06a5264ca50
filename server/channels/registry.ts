import type { Adapter } from './adapter.ts'
import type { ItemForReach, Reach } from './reach/reach.ts'
import { api } from './api/adapter.ts'
import { bluesky } from './bluesky/adapter.ts'
import { event, letter, visit } from './by-hand/adapter.ts'
import { demo } from './demo/demo-channel.ts'
import { discord } from './discord/adapter.ts'
import { email } from './email/adapter.ts'
import { feed } from './feed/adapter.ts'
import { file } from './file/adapter.ts'
import { mastodon } from './mastodon/adapter.ts'
import { phone } from './phone/adapter.ts'
import { poll } from './poll/adapter.ts'
import { byHand } from './reach/decide.ts'
import { telegram } from './telegram/adapter.ts'
import { web } from './web/adapter.ts'

/** Every network there is. To add one: its folder, and a line here. */
const known: readonly Adapter[] = [
  bluesky,
  mastodon,
  telegram,
  discord,
  web,
  email,
  feed,
  poll,
  phone,
  letter,
  visit,
  event,
  file,
  api,
  demo, //
]

/** The networks by name. */
export const adapters: Readonly<Record<string, Adapter>> = Object.fromEntries(known.map((adapter) => [adapter.network, adapter]))

/**
 * May an item of this channel be answered, how, until when and how long. A network that this version does not know can be
 * read but not answered.
 * @param network the channel's network (an item's own may differ: a file holds tweets)
 */
export function reachOf(network: string, item: ItemForReach, now: Date): Reach {
  const adapter = adapters[network]
  return adapter ? adapter.reach(item, now) : byHand(item, now, 'Open it on its network to answer there.')
}
