import { newId } from '../../server/platform/ids.ts'
import type { Adapter } from '../../server/channels/adapter.ts'
import type { Watches } from '../../server/channels/receiving/heard.ts'
import type { Fields } from '../../server/channels/connecting/credentials.ts'
import { makeBluesky } from '../../server/channels/bluesky/adapter.ts'
import { makeChannelHouse } from '../channel-house.ts'
import { makeDatabase } from '../database.ts'
import { startBluesky, type Bluesky, type BlueskyAccount } from './bluesky.ts'

/** Bluesky, asked more often than in life. */
export const quick = makeBluesky({ busy: 100, idle: 100, busyFor: 1000, silence: 2000 })

/** The network, with a database of its own, and a way for several to join at once. */
export async function openBluesky() {
  await using opening = new AsyncDisposableStack()
  const room = opening.use(await makeDatabase())
  const network = opening.use(await startBluesky(room.url))
  const open = opening.move()
  return {
    ...network,
    joinAll: async <const Names extends readonly string[]>(...names: Names) =>
      (await Promise.all(names.map((name) => network.join(name)))) as { -readonly [Nth in keyof Names]: BlueskyAccount },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}

/** As much of an Aerie as channels are, with this account connected. */
export async function makeBlueskyHouse(
  network: Bluesky,
  account: BlueskyAccount,
  adapter: Adapter = quick,
  { fields = {}, watches }: { fields?: Fields; watches?: Watches } = {},
) {
  const shown = { handle: account.handle, appPassword: await account.appPassword(`aerie ${newId()}`), service: network.service }
  return makeChannelHouse(adapter, { ...shown, ...fields }, watches)
}
