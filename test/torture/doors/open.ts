import { startMastodon } from '../../fediverse/mastodon.ts'
import { startBotServer } from '../../telegram/bot-server.ts'
import { makeNetwork } from '../ground/network.ts'
import { blueskyDoor } from './bluesky.ts'
import type { OpenDoor } from './door.ts'
import { mastodonDoor } from './mastodon.ts'
import { telegramDoor } from './telegram.ts'
import { widgetDoor } from './widget.ts'

/** Starts what is behind a door. */
const STARTS = {
  bluesky: async () => behind(await makeNetwork(), blueskyDoor),
  mastodon: async () => behind(await startMastodon(), mastodonDoor),
  telegram: async () => behind(await startBotServer(), telegramDoor),
  widget: () => Promise.resolve({ open: widgetDoor, end: () => Promise.resolve() }),
}
export type DoorName = keyof typeof STARTS
export const DOORS = Object.keys(STARTS) as DoorName[]

const behind = <T extends AsyncDisposable>(network: T, door: (network: T) => OpenDoor) => ({ open: door(network), end: () => network[Symbol.asyncDispose]() })

/** What is behind these doors, running until it is disposed of. */
export async function startBehind(names: readonly DoorName[]): Promise<AsyncDisposable & { doors: OpenDoor[] }> {
  const started = await Promise.all(names.map((name) => STARTS[name]()))
  return {
    doors: started.map(({ open }) => open),
    [Symbol.asyncDispose]: async () => void (await Promise.all(started.map(({ end }) => end()))),
  }
}
