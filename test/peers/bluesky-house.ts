import { newId } from '../../server/platform/ids.ts'
import type { Adapter } from '../../server/channels/adapter.ts'
import { makeBluesky } from '../../server/channels/bluesky/adapter.ts'
import { makeChannelHouse } from '../channel-house.ts'
import type { Bluesky, BlueskyAccount } from './bluesky.ts'

/** Bluesky, asked more often than in life. */
export const quick = makeBluesky({ busy: 100, idle: 100, busyFor: 1000 })

/** As much of an Aerie as channels are, with this account connected. */
export async function makeBlueskyHouse(network: Bluesky, account: BlueskyAccount, adapter: Adapter = quick) {
  return makeChannelHouse(adapter, { handle: account.handle, appPassword: await account.appPassword(`aerie ${newId()}`), service: network.service })
}
